import { describe, expect, it } from 'vitest';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { AppError } from '@/lib/errors';
import { json } from './answers';
import { apiRoute } from './route';
import { callApi, tokenOf } from './testing/call-api';

useTestDatabase();

const NO_TOKEN = 'Bearer realm="Passe Marche"';
const NOBODY = `${NO_TOKEN}, error="invalid_token"`;
const HOUR_MS = 3_600_000;
const echo = apiRoute('api_read', async ({ editor, params, language }) => {
  return json(200, { editor: editor.id, params, language });
});
const failing = (error: unknown) =>
  apiRoute('api_read', () => {
    throw error;
  });

describe('a route of the API', () => {
  it.each<[string, Record<string, string>, string]>([
    ['no header', {}, NO_TOKEN],
    ['another scheme', { Authorization: 'Basic abc' }, NO_TOKEN],
    ['the word without a token', { Authorization: 'Bearer' }, NO_TOKEN],
    ['a malformed token', { Authorization: 'Bearer not-a-token' }, NOBODY],
  ])('401 for %s', async (_what, headers, challenge) => {
    const answer = await callApi(echo, { headers });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toEqual({ error: 'Not authorized' });
    expect(answer.headers.get('www-authenticate')).toBe(challenge);
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('401 for a token that is expired or revoked', async () => {
    const editor = await makeTestEditor();
    const expired = await tokenOf(editor, 'api_read', new Date(Date.now() - 24 * HOUR_MS - 1000));
    expect((await callApi(echo, { token: expired })).status).toBe(401);
    const revoked = await tokenOf(editor, 'api_access');
    await tokenOf(editor, 'api_access');
    expect((await callApi(echo, { token: revoked })).status).toBe(401);
  });

  it('knows the editor, the path and the language', async () => {
    const editor = await makeTestEditor();
    const token = await tokenOf(editor);
    const answer = await callApi(echo, { token, params: { identifier: 'VR-1' } });
    expect(await answer.json()).toEqual({ editor: editor.editor.id, params: { identifier: 'VR-1' }, language: 'fr' });
  });

  it.each([
    ['en', 'en'],
    ['en-US,en;q=0.9', 'en'],
    ['EN', 'en'],
    ['fr-FR,fr;q=0.9,en;q=0.8', 'fr'],
    ['*', 'fr'],
    ['', 'fr'],
    ['ente', 'fr'],
  ])('Accept-Language: %s is answered in %s', async (header, language) => {
    const token = await tokenOf(await makeTestEditor());
    const answer = await callApi(echo, { token, headers: { 'Accept-Language': header } });
    expect(await answer.json()).toMatchObject({ language });
  });

  it('assigns each request an id of its own', async () => {
    const ids = await Promise.all([callApi(echo), callApi(echo)].map(async (answer) => (await answer).headers));
    expect(new Set(ids.map((headers) => headers.get('x-request-id'))).size).toBe(2);
  });

  it.each([
    ['a failure of ours', new Error('connection to 10.0.0.1 refused')],
    ['an internal error that is named', new AppError('internal', 'object sha256/ab/… is lost')],
    ['what is no error', 'text'],
  ])('500 that says nothing of the inside: %s', async (_what, error) => {
    const answer = await callApi(failing(error), { token: await tokenOf(await makeTestEditor()) });
    expect(answer.status).toBe(500);
    expect(await answer.json()).toEqual({ error: 'Internal server error' });
    expect(answer.headers.get('x-request-id')).toBeTruthy();
  });

  it('403 names the scope that would do', async () => {
    const answer = await callApi(echo, { token: await tokenOf(await makeTestEditor(), 'api_write') });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toEqual({ error: 'Forbidden' });
    expect(answer.headers.get('www-authenticate')).toBe('Bearer error="insufficient_scope", scope="api_read"');
  });

  it('keeps no copy of an answer', async () => {
    expect((await callApi(echo)).headers.get('cache-control')).toBe('no-store');
  });
});
