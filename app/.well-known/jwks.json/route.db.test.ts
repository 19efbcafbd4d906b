import { createLocalJWKSet, jwtVerify } from 'jose';
import { expect, it } from 'vitest';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { TEST_BASE_URL, useTestDatabase } from '@/db/testing/use-test-database';
import { callApi, tokenOf } from '@/lib/api/testing/call-api';
import { rotateSigningKey } from '@/lib/oauth/rotate-signing-key';
import { DELETE, GET, PATCH, POST, PUT } from './route';

useTestDatabase();

const request = (method: string) => new Request(`${TEST_BASE_URL}/.well-known/jwks.json`, { method });

it('200: the public keys, made on the first call, and nothing private', async () => {
  const answer = await callApi(GET);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
  expect(answer.headers.get('cache-control')).toBe('public, max-age=60');
  const { keys } = await answer.json();
  expect(keys).toHaveLength(1);
  expect(Object.keys(keys[0]).toSorted()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
});

it('200: verifies, for anybody, the tokens of the live key and of one retired a moment ago', async () => {
  const editor = await makeTestEditor();
  const before = await tokenOf(editor, 'api_read');
  await rotateSigningKey(new Date());
  const after = await tokenOf(editor, 'api_write', new Date(Date.now() + 61_000));
  const keys = createLocalJWKSet(await (await callApi(GET)).json());
  const kids = await Promise.all(
    [before, after].map(async (token) => (await jwtVerify(token, keys, { typ: 'at+jwt' })).protectedHeader.kid),
  );
  expect(new Set(kids).size).toBe(2);
});

it.each(Object.entries({ POST, PUT, PATCH, DELETE }))('405 for %s', async (method, handler) => {
  const answer = await handler(request(method), undefined);
  expect(answer.status).toBe(405);
  expect(answer.headers.get('allow')?.split(', ')).toContain('GET');
});
