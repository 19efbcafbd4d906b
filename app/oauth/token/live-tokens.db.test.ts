import { describe, expect, it } from 'vitest';
import { changeEditor, countLiveTokens } from '@/db/testing/change-rows';
import { makeTestEditor, type TestEditor } from '@/db/testing/make-test-editor';
import { TEST_BASE_URL, useTestDatabase } from '@/db/testing/use-test-database';
import { validateAnswer } from '@/lib/api/testing/check-answer';
import { verifyBearer } from '@/lib/oauth/verify-bearer';
import { POST } from './route';

useTestDatabase();

async function requestToken({ clientId, clientSecret }: TestEditor, scope = ''): Promise<Response> {
  const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, scope };
  const body = new URLSearchParams(form);
  const request = new Request(`${TEST_BASE_URL}/oauth/token`, { method: 'POST', body });
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

  it.each([1, 3])('leaves exactly %d live after 50 requests at once', async (maxLiveTokens) => {
    const editor = await makeTestEditor({ maxLiveTokens });
    const tokens = await Promise.all(Array.from({ length: 50 }, () => tokenOf(editor)));
    expect(new Set(tokens).size).toBe(50);
    expect(await countLiveTokens(editor.editor.id)).toBe(maxLiveTokens);
    expect((await Promise.all(tokens.map(isLive))).filter(Boolean)).toHaveLength(maxLiveTokens);
  });
});

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
