import { describe, expect, test } from 'vitest';
import { eventIds, ulid } from './ulid';

const now = new Date('2026-11-22T12:00:00.000Z');
const seed = `1469918176385,${Buffer.alloc(10, 7).toString('base64')}`;

describe('ulid', () => {
  test('writes time, then entropy, in Crockford base 32', () => {
    // The example of the ULID specification: this time is 01ARYZ6S41.
    expect(ulid(1469918176385, Buffer.alloc(10))).toBe('01ARYZ6S410000000000000000');
    expect(ulid(1469918176385, Buffer.alloc(10, 255))).toBe('01ARYZ6S41ZZZZZZZZZZZZZZZZ');
  });

  test('sorts by time and does not repeat', () => {
    expect(ulid(1) < ulid(2)).toBe(true);
    expect(new Set(Array.from({ length: 1000 }, () => ulid(5))).size).toBe(1000);
  });
});

describe('ids of the events of one sending', () => {
  test('are the same for the same seed, and differ within the sending', () => {
    const ids = eventIds(seed, 3, now);
    expect(eventIds(seed, 3, new Date(0))).toEqual(ids);
    expect(new Set(ids).size).toBe(3);
    expect(ids.every((id) => id.startsWith('01ARYZ6S41'))).toBe(true);
  });

  test('the last 32 bits of entropy wrap round', () => {
    const full = `1469918176385,${Buffer.alloc(10, 255).toString('base64')}`;
    expect(eventIds(full, 2, now)[1]).toBe(ulid(1469918176385, Buffer.from('ffffffffffff00000000', 'hex')));
  });

  test.each([null, '', 'x,y', '12,AAAA', `x,${Buffer.alloc(10).toString('base64')}`])('%j: fresh ids', (unreadable) => {
    const [first, second] = eventIds(unreadable, 2, now);
    expect(first).toHaveLength(26);
    expect(first?.slice(0, 10)).toBe(ulid(now.getTime()).slice(0, 10));
    expect(second).not.toBe(first);
  });
});
