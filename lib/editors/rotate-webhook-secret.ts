import { insertWebhookSecret } from '@/db/queries/editor-secrets';
import { holdEditor } from './hold-editor';
import { newSecret, sealWebhookSecret } from './new-secrets';
import { endRotation, makeRoom } from './rotation';

export type NewWebhookSecret = { webhookSecret: string; earlierEndsAt: Date | null };

/**
 * Gives an editor a new webhook secret. For `graceDays` more both sign (contract §6), and the historical header is
 * signed with the earlier one alone. Throws `not_found`, `invalid` or `conflict` (see `makeRoom`).
 */
export function rotateWebhookSecret(clientId: string, graceDays: number, now: Date): Promise<NewWebhookSecret> {
  return holdEditor(clientId, async (tx, editor) => {
    const earlierEndsAt = await makeRoom(tx, 'webhook', editor, graceDays, now);
    const webhookSecret = newSecret();
    const ciphertext = sealWebhookSecret(webhookSecret, editor.id);
    await insertWebhookSecret(tx, { editorId: editor.id, ciphertext, createdAt: now });
    return { webhookSecret, earlierEndsAt };
  });
}

/** The editor knows its new webhook secret: the earlier one signs no more. Throws `not_found`, or `conflict` without rotation. */
export function confirmWebhookSecret(clientId: string, now: Date): Promise<void> {
  return holdEditor(clientId, (tx, editor) => endRotation(tx, 'webhook', editor, now));
}
