import { AsyncLocalStorage } from 'node:async_hooks';
import { describe, expect, it, vi } from 'vitest';
import type { Database } from '@/db/database';
import { revokeTokensOfEditor } from '@/db/queries/access-tokens';
import { deleteEndingSecrets, endCurrentSecret } from '@/db/queries/editor-secrets';
import { updateEditor } from '@/db/queries/editors';
import { changeEditor, countLiveTokens } from '@/db/testing/change-rows';
import { makeTestEditor, type TestEditor } from '@/db/testing/make-test-editor';
import { waitingForALock } from '@/db/testing/read-rows';
import { TEST_BASE_URL, useTestDatabase } from '@/db/testing/use-test-database';
import { validateAnswer } from '@/lib/api/testing/check-answer';
import { holdEditor } from '@/lib/editors/hold-editor';
import { verifyBearer } from '@/lib/oauth/verify-bearer';
import { POST } from './route';

useTestDatabase();

async function requestToken({ clientId, clientSecret }: TestEditor, scope = '', how = 'post'): Promise<Response> {
  const form = new URLSearchParams({ grant_type: 'client_credentials', scope });
  const headers = new Headers();
  if (how === 'basic') headers.set('Authorization', `Basic ${btoa(`${clientId}:${clientSecret}`)}`);
  else
    for (const [name, value] of Object.entries({ client_id: clientId, client_secret: clientSecret }))
      form.set(name, value);
  const request = new Request(`${TEST_BASE_URL}/oauth/token`, { method: 'POST', headers, body: form });
  return validateAnswer('POST', '/oauth/token', await POST(request, undefined));
}

async function tokenOf(editor: TestEditor, scope = ''): Promise<string> {
  const answer = await requestToken(editor, scope);
  expect(answer.status).toBe(200);
  return (await answer.json()).access_token;
}

/** Whether the API would take this token now. */
const isLive = (token: string) =>
  verifyBearer(`Bearer ${token}`, new Date()).then(
    () => true,
    (error) => {
      expect(error).toMatchObject({ code: 'unauthorized' });
      return false;
    },
  );

describe('revocation by a new token', () => {
  it('revokes the earlier token of the same scope set, however it was written', async () => {
    const editor = await makeTestEditor();
    const first = await tokenOf(editor, 'api_read api_write');
    const second = await tokenOf(editor, 'api_write api_read');
    expect(await isLive(first)).toBe(false);
    expect(await isLive(second)).toBe(true);
  });

  it('leaves other scope sets and other editors alone', async () => {
    const editor = await makeTestEditor();
    const others = [
      await tokenOf(editor, 'api_read'),
      await tokenOf(editor, 'api_read api_write'),
      await tokenOf(editor, 'api_access'),
      await tokenOf(await makeTestEditor(), 'api_write'),
    ];
    await tokenOf(editor, 'api_write');
    for (const other of others) expect(await isLive(other)).toBe(true);
  });

  it('keeps the n latest tokens of an editor that may hold n', async () => {
    const editor = await makeTestEditor({ maxLiveTokens: 3 });
    const tokens: string[] = [];
    for (let count = 0; count < 5; count++) tokens.push(await tokenOf(editor));
    expect(await Promise.all(tokens.map(isLive))).toEqual([false, false, true, true, true]);
  });

  it.each([1, 3])('leaves exactly %d live after 200 requests at once', async (maxLiveTokens) => {
    const editor = await makeTestEditor({ maxLiveTokens });
    const tokens = await Promise.all(Array.from({ length: 200 }, () => tokenOf(editor)));
    expect(new Set(tokens).size).toBe(200);
    expect(await countLiveTokens(editor.editor.id)).toBe(maxLiveTokens);
    expect((await Promise.all(tokens.map(isLive))).filter(Boolean)).toHaveLength(maxLiveTokens);
  });
});

describe('a client that authenticated just before its access was taken away gets no token', () => {
  it.each<[string, (tx: Database, editorId: string) => Promise<unknown>]>([
    ['rotate-secret --grace-days 0', (tx, id) => endSecrets(tx, id)],
    ['deactivate', (tx, id) => updateEditor(tx, id, { active: false })],
    ['update --authorized no', (tx, id) => updateEditor(tx, id, { authorized: false })],
  ])('%s', async (_what, takeAway) => {
    const editor = await makeTestEditor();
    const [earlier, answers] = [await tokenOf(editor), [] as Promise<Response>[]];
    const elsewhere = AsyncLocalStorage.snapshot();
    await holdEditor(editor.clientId, async (tx, { id }) => {
      const ask = () => [requestToken(editor), requestToken(editor, 'api_read', 'basic')];
      answers.push(...elsewhere(ask));
      // They are past their authentication, and wait for the row, each in its own transaction.
      await vi.waitUntil(async () => (await elsewhere(waitingForALock)) === 2, { timeout: 10_000 });
      await takeAway(tx, id);
      await revokeTokensOfEditor(tx, id, new Date());
    });
    const [byBody, byBasic] = await Promise.all(answers);
    const refusal = { error: 'invalid_client', error_description: 'Client authentication failed' };
    for (const answer of [byBody, byBasic]) {
      expect(answer?.status).toBe(401);
      expect(await answer?.json()).toEqual(refusal);
    }
    expect(byBasic?.headers.get('www-authenticate')).toMatch(/^Basic /);
    expect(await countLiveTokens(editor.editor.id)).toBe(0);
    expect(await isLive(earlier)).toBe(false);
  });
});

async function endSecrets(tx: Database, editorId: string): Promise<void> {
  await endCurrentSecret(tx, 'client', editorId, new Date());
  await deleteEndingSecrets(tx, 'client', editorId);
}

describe('an editor switched off', () => {
  it.each(['active', 'authorized'])('has its tokens cut at once, and back when switched on (%s)', async (flag) => {
    const editor = await makeTestEditor();
    const token = await tokenOf(editor);
    await changeEditor(editor.editor.id, { [flag]: false });
    expect(await isLive(token)).toBe(false);
    expect((await requestToken(editor)).status).toBe(401);
    await changeEditor(editor.editor.id, { [flag]: true });
    expect(await isLive(token)).toBe(true);
  });
});
