import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { changeEditor } from '@/db/testing/change-rows';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { TEST_BASE_URL, useTestDatabase } from '@/db/testing/use-test-database';
import { tokenOf } from '@/lib/api/testing/call-api';
import { rotateSigningKey } from '@/lib/oauth/rotate-signing-key';
import { examineEndpoint } from '@/lib/oauth/testing/examine-endpoint';
import { basic, formOf, postForm } from '@/lib/oauth/testing/post-form';
import * as route from './route';

useTestDatabase();

examineEndpoint(route);

const introspect = (body: string, headers?: Record<string, string>) => postForm(route.POST, body, headers);

describe('200, active', () => {
  it('says what the token allows, of whom, until when', async () => {
    const editor = await makeTestEditor();
    const token = await tokenOf(editor, 'api_write api_read');
    const { jti, iat, exp } = decodeJwt(token);
    const byBody = await introspect(formOf(editor, { token, token_type_hint: 'access_token' }));
    const byBasic = await introspect(new URLSearchParams({ token }).toString(), basic(editor));
    for (const answer of [byBody, byBasic]) {
      expect(answer.status).toBe(200);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.headers.get('pragma')).toBe('no-cache');
      expect(await answer.json()).toEqual({
        active: true,
        scope: 'api_read api_write',
        client_id: editor.clientId,
        token_type: 'Bearer',
        exp,
        iat,
        sub: editor.clientId,
        aud: `${TEST_BASE_URL}/api/v1`,
        iss: TEST_BASE_URL,
        jti,
      });
    }
  });

  it('also for a token signed with a key retired since', async () => {
    const editor = await makeTestEditor();
    const token = await tokenOf(editor);
    await rotateSigningKey(new Date());
    expect(await (await introspect(formOf(editor, { token }))).json()).toMatchObject({ active: true });
  });
});

describe('200, inactive, and nothing else', () => {
  const inactive = async (answer: Response) => {
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('{"active":false}');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  };

  it.each(['x', 'a.b.c', '\0', '{}', 'é'.repeat(1000)])('for what is no token of ours: %j', async (token) => {
    await inactive(await introspect(formOf(await makeTestEditor(), { token })));
  });

  it('for a revoked token', async () => {
    const editor = await makeTestEditor();
    const token = await tokenOf(editor);
    await tokenOf(editor);
    await inactive(await introspect(formOf(editor, { token })));
  });

  it('for an expired token', async () => {
    const editor = await makeTestEditor();
    const token = await tokenOf(editor, 'api_read', new Date(Date.now() - 86_400_000));
    await inactive(await introspect(formOf(editor, { token })));
  });

  it('for another client’s token, live as it is', async () => {
    const token = await tokenOf(await makeTestEditor());
    await inactive(await introspect(formOf(await makeTestEditor(), { token })));
  });

  it('for the token of an editor switched off and asked about by another', async () => {
    const [owner, other] = [await makeTestEditor(), await makeTestEditor()];
    const token = await tokenOf(owner);
    await changeEditor(owner.editor.id, { active: false });
    await inactive(await introspect(formOf(other, { token })));
  });
});
