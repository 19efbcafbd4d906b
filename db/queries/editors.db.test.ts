import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { database, inTransaction } from '@/db/database';
import { editorClientSecrets, editorWebhookSecrets } from '@/db/schema/editors';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { findClient, findEditor, liveWebhookSecretCiphertexts, putEditor } from './editors';

useTestDatabase();

const NOW = new Date('2099-01-01T00:00:00Z');
const liveDigests = async (clientId: string, now = NOW) =>
  (await findClient(clientId, now)).secrets.map(({ digest }) => digest).toSorted();
const at = (offsetMs: number) => new Date(NOW.getTime() + offsetMs);

describe('during a rotation', () => {
  it('client secrets are live until they expire', async () => {
    const { editor } = await makeTestEditor();
    const [first = ''] = await liveDigests(editor.clientId);
    await database()
      .insert(editorClientSecrets)
      .values([
        { editorId: editor.id, digest: 'expired', expiresAt: NOW },
        { editorId: editor.id, digest: 'expiring', expiresAt: at(1) },
      ]);
    expect(await liveDigests(editor.clientId)).toEqual([first, 'expiring'].toSorted());
    expect(await liveDigests(editor.clientId, at(1))).toEqual([first]);
  });

  it('webhook secrets are live until they expire, the oldest first', async () => {
    const { editor } = await makeTestEditor();
    const [first] = await liveWebhookSecretCiphertexts(editor.id, NOW);
    await database()
      .insert(editorWebhookSecrets)
      .values([
        { editorId: editor.id, ciphertext: 'newest', createdAt: at(-1) },
        { editorId: editor.id, ciphertext: 'oldest', createdAt: new Date(0), expiresAt: at(1) },
        { editorId: editor.id, ciphertext: 'expired', createdAt: new Date(0), expiresAt: NOW },
      ]);
    expect(await liveWebhookSecretCiphertexts(editor.id, NOW)).toEqual(['oldest', first, 'newest']);
    expect(await liveWebhookSecretCiphertexts(editor.id, at(1))).toEqual([first, 'newest']);
  });
});

it('findClient returns an editor that has no live secret, and nothing for an unknown client', async () => {
  const { editor } = await makeTestEditor();
  await database()
    .update(editorClientSecrets)
    .set({ expiresAt: NOW })
    .where(eq(editorClientSecrets.editorId, editor.id));
  expect(await findClient(editor.clientId, NOW)).toEqual({ editor, secrets: [] });
  expect(await findClient('nobody', NOW)).toEqual({ editor: undefined, secrets: [] });
});

it('putEditor brings an editor up to date and replaces its secrets', async () => {
  const { editor } = await makeTestEditor();
  const { createdAt, ...kept } = editor;
  const changed = await inTransaction((tx) =>
    putEditor(tx, { ...kept, name: 'Autre nom', clientSecretDigest: 'new digest', webhookSecretCiphertext: 'new' }),
  );
  expect(changed).toEqual({ ...editor, name: 'Autre nom' });
  expect(await findEditor(editor.id)).toEqual(changed);
  expect(await liveDigests(editor.clientId)).toEqual(['new digest']);
  expect(await liveWebhookSecretCiphertexts(editor.id, NOW)).toEqual(['new']);
});
