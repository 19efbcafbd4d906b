import { describe, expect, it } from 'vitest';
import { allowsScope, parseScope } from './scopes';

describe('parseScope', () => {
  it.each([
    [null, ['api_access']],
    ['', ['api_access']],
    ['  ', ['api_access']],
    ['api_write api_read', ['api_read', 'api_write']],
    ['api_read api_read', ['api_read']],
    ['api_access api_read', ['api_access', 'api_read']],
    ['api_read unknown', null],
    ['api_reader', null],
    ['toString', null],
  ])('%j is read as %j', (requested, scopes) => {
    expect(parseScope(requested)).toEqual(scopes);
  });
});

describe('allowsScope', () => {
  it.each([
    ['api_access', true, true],
    ['api_read', true, false],
    ['api_write', false, true],
    ['api_read api_write', true, true],
    ['', false, false],
  ])('%j reads: %s, writes: %s', (granted, reads, writes) => {
    expect(allowsScope(granted, 'api_read')).toBe(reads);
    expect(allowsScope(granted, 'api_write')).toBe(writes);
  });
});
