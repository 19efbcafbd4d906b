import { randomUUID } from 'node:crypto';
import { inTransaction } from '@/db/database';
import { type Editor, putEditor } from '@/db/queries/editors';
import type { By } from '@/lib/audit/by';
import { recordAudit } from '@/lib/audit/record';
import { digestSecret } from '@/lib/keys';
import { type EditorInput, readEditorInput } from './editor-input';
import { newClientId, newSecret, sealWebhookSecret } from './new-secrets';

export type NewEditor = { editor: Editor; clientSecret: string; webhookSecret: string };

/**
 * Makes an editor's account. Its secrets are given here and never again: the database has a digest of one, and the other
 * encrypted. An account without webhook address has a webhook secret too, ready for the day it gets one. Throws `invalid`.
 */
export async function createEditor(input: EditorInput & { name: string }, by: By): Promise<NewEditor> {
  const { name = '', ...fields } = readEditorInput(input);
  const [id, clientSecret, webhookSecret] = [randomUUID(), newSecret(), newSecret()];
  const editor = await inTransaction(async (tx) => {
    const made = await putEditor(tx, {
      ...fields,
      id,
      name,
      clientId: newClientId(),
      clientSecretDigest: digestSecret(clientSecret),
      webhookSecretCiphertext: sealWebhookSecret(webhookSecret, id),
    });
    await recordAudit(tx, { ...by, action: 'editor.created', target: { kind: 'editor', id: made.clientId } });
    return made;
  });
  return { editor, clientSecret, webhookSecret };
}
