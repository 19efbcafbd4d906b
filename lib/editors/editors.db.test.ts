import { describe, expect, it } from 'vitest';
import { type Editor, findEditorByClientId, liveWebhookSecretCiphertexts } from '@/db/queries/editors';
import { changeEditor, everythingStored } from '@/db/testing/change-rows';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { apiRoute } from '@/lib/api/route';
import { callApi, tokenOf } from '@/lib/api/testing/call-api';
import { operatorAt } from '@/lib/audit/by';
import { decryptSecret, digestSecret } from '@/lib/keys';
import { createEditor } from './create-editor';
import { standardWebhookSecret } from './new-secrets';
import { listEditors, showEditor } from './show-editor';
import { activateEditor, deactivateEditor, updateEditor } from './update-editor';

useTestDatabase();

const NOW = new Date();
const unknown = '0'.repeat(32);
const notFound = { code: 'not_found' };

describe('createEditor', () => {
  it('makes an active account with an id of 32 hex characters and two secrets of 64', async () => {
    const { editor, clientSecret, webhookSecret } = await createEditor({ name: 'Plateforme Été' }, operatorAt(NOW));
    expect(editor).toMatchObject({
      name: 'Plateforme Été',
      active: true,
      authorized: true,
      maxLiveTokens: 1,
      demo: false,
    });
    expect(editor.clientId).toMatch(/^[0-9a-f]{32}$/);
    expect(clientSecret).toMatch(/^[0-9a-f]{64}$/);
    expect(webhookSecret).toMatch(/^[0-9a-f]{64}$/);
    expect(await findEditorByClientId(editor.clientId)).toEqual(editor);
  });

  it('keeps one secret as a keyed digest, the other encrypted for this editor', async () => {
    const { editor, clientSecret, webhookSecret } = await createEditor({ name: 'Plateforme' }, operatorAt(NOW));
    const stored = await everythingStored();
    expect(stored).toContain(digestSecret(clientSecret));
    for (const secret of [clientSecret, webhookSecret, Buffer.from(webhookSecret).toString('base64')]) {
      expect(stored).not.toContain(secret);
    }
    const [ciphertext = ''] = await liveWebhookSecretCiphertexts(editor.id, NOW);
    expect(decryptSecret(ciphertext, `webhook-secret/${editor.id}`)).toBe(webhookSecret);
  });

  it('never makes the same twice', async () => {
    const made = await Promise.all(
      Array.from({ length: 20 }, () => createEditor({ name: 'Même nom' }, operatorAt(NOW))),
    );
    const values = made.flatMap(({ editor, clientSecret, webhookSecret }) => [
      editor.clientId,
      clientSecret,
      webhookSecret,
    ]);
    expect(new Set(values).size).toBe(60);
  });

  it('writes nothing when a field is invalid', async () => {
    const before = (await listEditors()).length;
    await expect(createEditor({ name: '<script>' }, operatorAt(NOW))).rejects.toMatchObject({ code: 'invalid' });
    expect(await listEditors()).toHaveLength(before);
  });
});

describe('standardWebhookSecret', () => {
  it('is whsec_ and the base64 of the UTF-8 bytes, from which the libraries get the same key', () => {
    const shown = standardWebhookSecret('demo_webhook_secret_é');
    expect(shown).toMatch(/^whsec_[A-Za-z0-9+/]+=*$/);
    expect(Buffer.from(shown.slice('whsec_'.length), 'base64').toString('utf8')).toBe('demo_webhook_secret_é');
  });
});

describe('updateEditor', () => {
  it('changes what is given, takes addresses away, leaves the rest', async () => {
    const { editor } = await createEditor(
      { name: 'Avant', completionWebhookUrl: 'https://a.fr/', maxLiveTokens: 2 },
      operatorAt(NOW),
    );
    const changed = await updateEditor(
      editor.clientId,
      {
        name: 'Après',
        completionWebhookUrl: null,
        authorized: false,
        buyerReturnUrl: undefined,
      },
      operatorAt(NOW),
    );
    expect(changed).toEqual({ ...editor, name: 'Après', completionWebhookUrl: null, authorized: false });
    expect(await findEditorByClientId(editor.clientId)).toEqual(changed);
  });

  it('refuses an unknown editor, an invalid field, and nothing to change', async () => {
    const { editor } = await createEditor({ name: 'Plateforme' }, operatorAt(NOW));
    await expect(updateEditor(unknown, { name: 'x' }, operatorAt(NOW))).rejects.toMatchObject(notFound);
    await expect(updateEditor(editor.clientId, { name: '' }, operatorAt(NOW))).rejects.toMatchObject({
      code: 'invalid',
    });
    await expect(updateEditor(editor.clientId, { name: undefined }, operatorAt(NOW))).rejects.toMatchObject({
      code: 'invalid',
      violations: [{ message: 'Aucune modification n’est demandée.' }],
    });
  });

  it('switches off and on', async () => {
    const { editor } = await createEditor({ name: 'Plateforme' }, operatorAt(NOW));
    expect(await deactivateEditor(editor.clientId, operatorAt(NOW))).toEqual({ ...editor, active: false });
    expect(await activateEditor(editor.clientId, operatorAt(NOW))).toEqual(editor);
    await expect(deactivateEditor(unknown, operatorAt(NOW))).rejects.toMatchObject(notFound);
  });
});

describe('tokens of an editor that was switched off', () => {
  const echo = apiRoute('api_read', async () => new Response());
  const isLive = async (token: string) => (await callApi(echo, { token })).ok;
  const by = operatorAt(NOW);
  type Switch = (editor: Editor) => Promise<unknown>;

  it.each<[string, Switch, Switch]>([
    ['deactivated', ({ clientId }) => deactivateEditor(clientId, by), ({ clientId }) => activateEditor(clientId, by)],
    [
      'no longer authorised',
      ({ clientId }) => updateEditor(clientId, { authorized: false }, by),
      ({ clientId }) => updateEditor(clientId, { authorized: true }, by),
    ],
    ['by hand', ({ id }) => changeEditor(id, { active: false }), ({ clientId }) => activateEditor(clientId, by)],
    [
      'no longer authorised, by hand',
      ({ id }) => changeEditor(id, { authorized: false }),
      ({ clientId }) => updateEditor(clientId, { authorized: true }, by),
    ],
  ])('stay refused once it is back: %s', async (_how, off, on) => {
    const account = await makeTestEditor();
    const token = await tokenOf(account);
    expect(await isLive(token)).toBe(true);
    await off(account.editor);
    expect(await isLive(token)).toBe(false);
    await on(account.editor);
    expect(await isLive(token)).toBe(false);
    expect(await isLive(await tokenOf(account))).toBe(true);
  });

  it('are kept by a change that switches nothing', async () => {
    const account = await makeTestEditor();
    const token = await tokenOf(account);
    await updateEditor(account.clientId, { name: 'Après', authorized: true }, by);
    await activateEditor(account.clientId, by);
    expect(await isLive(token)).toBe(true);
  });
});

describe('showEditor', () => {
  it('says what is live, without any secret', async () => {
    const { editor } = await createEditor({ name: 'Plateforme' }, operatorAt(NOW));
    const current = [{ createdAt: expect.any(Date), expiresAt: null }];
    expect(await showEditor(editor.clientId, NOW)).toEqual({
      editor,
      clientSecrets: current,
      webhookSecrets: current,
      liveTokens: 0,
    });
    await expect(showEditor(unknown, NOW)).rejects.toMatchObject(notFound);
  });
});
