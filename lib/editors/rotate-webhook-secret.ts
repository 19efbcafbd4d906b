import { insertWebhookSecret } from '@/db/queries/editor-secrets';
import type { By } from '@/lib/audit/by';
import { recordAudit } from '@/lib/audit/record';
import { holdEditor } from './hold-editor';
import { newSecret, sealWebhookSecret } from './new-secrets';
import { endRotation, makeRoom } from './rotation';

export type NewWebhookSecret = { webhookSecret: string; earlierEndsAt: Date | null };

/**
 * Makes a new webhook secret for an editor. For `graceDays` more both sign (contract §6), and the historical header is
 * signed with the earlier one alone. Throws `not_found`, `invalid` or `conflict` (see `makeRoom`).
 */
export function rotateWebhookSecret(clientId: string, graceDays: number, by: By): Promise<NewWebhookSecret> {
  const { now } = by;
  return holdEditor(clientId, async (tx, editor) => {
    const earlierEndsAt = await makeRoom(tx, 'webhook', editor, graceDays, now);
    const webhookSecret = newSecret();
    const ciphertext = sealWebhookSecret(webhookSecret, editor.id);
    await insertWebhookSecret(tx, { editorId: editor.id, ciphertext, createdAt: now });
    const target = { kind: 'editor', id: clientId };
    await recordAudit(tx, { ...by, action: 'editor.webhook_secret_rotated', target, details: { graceDays } });
    return { webhookSecret, earlierEndsAt };
  });
}

/** The editor knows its new webhook secret: the earlier one signs no more. Throws `not_found`, or `conflict` without rotation. */
export function confirmWebhookSecret(clientId: string, by: By): Promise<void> {
  return holdEditor(clientId, async (tx, editor) => {
    await endRotation(tx, 'webhook', editor, by.now);
    const target = { kind: 'editor', id: clientId };
    await recordAudit(tx, { ...by, action: 'editor.webhook_secret_confirmed', target });
  });
}
