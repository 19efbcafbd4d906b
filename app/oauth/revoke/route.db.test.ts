import { describe, expect, it } from 'vitest';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { tokenOf } from '@/lib/api/testing/call-api';
import { examineEndpoint } from '@/lib/oauth/testing/examine-endpoint';
import { basic, formOf, postForm } from '@/lib/oauth/testing/post-form';
import { verifyBearer } from '@/lib/oauth/verify-bearer';
import * as route from './route';

useTestDatabase();

examineEndpoint(route);

const revoke = (body: string, headers?: Record<string, string>) => postForm(route.POST, body, headers);
const use = (token: string) => verifyBearer(`Bearer ${token}`, new Date());
const refused = { code: 'unauthorized' };

describe('200', () => {
  it('revokes the token, with an empty body that nobody keeps', async () => {
    const editor = await makeTestEditor();
    const token = await tokenOf(editor);
    const answer = await revoke(formOf(editor, { token }));
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    await expect(use(token)).rejects.toMatchObject(refused);
  });

  it.each(['access_token', 'refresh_token', 'unheard_of'])('whatever the hint: %s', async (token_type_hint) => {
    const editor = await makeTestEditor();
    const token = await tokenOf(editor);
    const body = new URLSearchParams({ token, token_type_hint }).toString();
    expect((await revoke(body, basic(editor))).status).toBe(200);
    await expect(use(token)).rejects.toMatchObject(refused);
  });

  it('leaves the other tokens of the client alone', async () => {
    const editor = await makeTestEditor();
    const [token, other] = [await tokenOf(editor, 'api_read'), await tokenOf(editor, 'api_write')];
    await revoke(formOf(editor, { token }));
    await expect(use(other)).resolves.toMatchObject({ scope: 'api_write' });
  });

  it.each(['x', 'a.b.c', '\0', 'é'.repeat(1000)])('for what is no token of ours: %j', async (token) => {
    expect((await revoke(formOf(await makeTestEditor(), { token }))).status).toBe(200);
  });

  it('for a token revoked already, or expired', async () => {
    const editor = await makeTestEditor();
    const [revoked, expired] = [await tokenOf(editor), await tokenOf(editor, 'api_read', new Date('2020-01-01'))];
    for (const token of [revoked, revoked, expired]) {
      expect((await revoke(formOf(editor, { token }))).status).toBe(200);
    }
  });
});

describe('400 unauthorized_client', () => {
  it('for another client’s token, which stays live; live or revoked, the same answer', async () => {
    const [owner, other] = [await makeTestEditor(), await makeTestEditor()];
    const token = await tokenOf(owner);
    const whileLive = await revoke(formOf(other, { token }));
    await expect(use(token)).resolves.toMatchObject({ editor: { id: owner.editor.id } });
    await revoke(formOf(owner, { token }));
    const onceRevoked = await revoke(formOf(other, { token }));
    for (const answer of [whileLive, onceRevoked]) {
      expect(answer.status).toBe(400);
      expect(await answer.json()).toEqual({
        error: 'unauthorized_client',
        error_description: 'The token was not issued to this client',
      });
    }
  });
});
