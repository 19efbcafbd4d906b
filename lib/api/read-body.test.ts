import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readBytes, readOptionalObject, readRoot } from './read-body';

const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request('http://localhost/', { method: 'POST', body, headers });

const nested = (depth: number, open: string, close: string) => `{"a":${open.repeat(depth)}${close.repeat(depth)}}`;

const refusal = (reading: Promise<unknown>) =>
  reading.then(() => 'none').catch((error) => error.problem ?? String(error));

describe('JSON nested too deep is refused', () => {
  it.each([
    ['arrays', nested(100, '[', ']')],
    ['objects', `{"a":${'{"b":'.repeat(100)}1${'}'.repeat(100)}}`],
    ['far too deep, and never closed', `{"a":${'['.repeat(9_000_000)}`],
    ['after text with brackets and quotes', `{"b":"]]\\"]]","a":${'['.repeat(100)}${']'.repeat(100)}}`],
  ])('%s', async (_what, body) => {
    expect(await refusal(readRoot(post(body), 'a'))).toBe('too_deep');
    expect(await refusal(readOptionalObject(post(body)))).toBe('too_deep');
  });

  it.each([
    ['99 arrays in an object', nested(99, '[', ']')],
    ['brackets in text', JSON.stringify({ a: '['.repeat(1_000), b: `\\"${'{'.repeat(1_000)}` })],
    ['many, side by side', JSON.stringify({ a: Array.from({ length: 10_000 }, () => [{}]) })],
  ])('but not %s', async (_what, body) => {
    expect(await refusal(readRoot(post(body), 'a'))).toBe('none');
  });
});

describe('a compressed body is refused', () => {
  it.each(['gzip', 'br', 'deflate', 'zstd', 'GZIP', 'identity, gzip'])('%s', async (encoding) => {
    const body = new Uint8Array(gzipSync('{"a":1}'));
    expect(await refusal(readBytes(post(body, { 'Content-Encoding': encoding })))).toBe('compressed');
  });

  it.each(['identity', 'Identity', ''])('but not %j', async (encoding) => {
    expect(await readRoot(post('{"a":1}', { 'Content-Encoding': encoding }), 'a')).toBe(1);
  });
});

it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/vnd.api+json'])(
  'JSON is taken as %s too',
  async (type) => {
    expect(await readRoot(post('{"a":1}', { 'Content-Type': type }), 'a')).toBe(1);
  },
);
