import { describe, expect, it } from 'vitest';
import { json } from '@/lib/api/answers';
import { market } from '@/lib/api/openapi/examples';
import { validateAnswer } from './check-answer';

const PATH = '/api/v1/public_markets/{identifier}';
const ID = '0b9e5a52-3c27-4f0c-9d58-6a2f1e7c4b10';
const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  json(status, body, { 'X-Request-Id': ID, ...headers });

describe('an answer that the document describes', () => {
  it.each([PATH, '/api/v1/public_markets/VR-2026-7K3M9QX2W8HD'])('passes, unread: %s', async (path) => {
    const given = answer(200, market);
    expect(await validateAnswer('GET', path, given)).toBe(given);
    expect(await given.json()).toEqual(market);
  });

  it('passes for HEAD, without body', async () => {
    const head = new Response(null, { headers: { 'X-Request-Id': ID } });
    await expect(validateAnswer('HEAD', PATH, head)).resolves.toBe(head);
  });
});

describe('an answer that it does not describe is refused', () => {
  it.each<[string, string, string, Response, RegExp]>([
    ['a status', 'GET', PATH, answer(418, { error: 'no' }), /418 is not in the OpenAPI document/],
    ['a method', 'PUT', PATH, answer(200, market), /not in the OpenAPI document/],
    ['a path', 'GET', '/api/v1/elsewhere', answer(200, {}), /not in the OpenAPI document/],
    ['one member more', 'GET', PATH, answer(200, { ...market, secret: 1 }), /must NOT have additional properties/],
    [
      'one member more, deep down',
      'GET',
      PATH,
      answer(200, { ...market, lots: [{ number: 1, name: 'a', cpv_code: null, x: 1 }] }),
      /lots\/0 must NOT have additional/,
    ],
    [
      'one member less',
      'GET',
      PATH,
      answer(200, { ...market, siret: undefined }),
      /must have required property 'siret'/,
    ],
    ['another type', 'GET', PATH, answer(200, { ...market, deadline: '2027' }), /deadline must match/],
    ['an unknown state', 'GET', PATH, answer(200, { ...market, state: 'lost' }), /state must be equal to one of/],
    [
      'another content type',
      'GET',
      PATH,
      answer(200, market, { 'Content-Type': 'text/html' }),
      /content type text\/html/,
    ],
    ['no request id', 'GET', PATH, json(200, market), /X-Request-Id is missing/],
    ['429 without Retry-After', 'GET', PATH, answer(429, { error: 'x', retry_after: 1 }), /Retry-After is missing/],
    ['405 without Allow', 'PUT', PATH, answer(405, { error: 'Method not allowed' }), /Allow is missing/],
    [
      'a code that no table has',
      'GET',
      '/api/v1/public_markets',
      answer(422, { errors: ['a'], details: [{ field: 'a', code: 'Invalid input', message: 'a' }] }),
      /code must be equal to one of/,
    ],
  ])('%s', async (_what, method, path, given, problem) => {
    await expect(validateAnswer(method, path, given)).rejects.toThrow(problem);
  });
});
