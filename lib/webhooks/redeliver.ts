import { inTransaction } from '@/db/database';
import type { Editor } from '@/db/queries/editors';
import { type Delivery, lockDelivery } from '@/db/queries/webhooks/deliveries';
import { recordAudit } from '@/lib/audit/record';
import { beginRun } from './begin-run';
import { redelivered } from './redelivered';

type Outcome = { accepted: true; delivery: Delivery } | { accepted: false };

/**
 * Sends a delivery again, failed or not: the same text under the same `webhook-id`, in a new run of attempts, which goes
 * on counting where the earlier ones stopped. One that waits or is being attempted is left as it is, so that asking
 * twice sends once. Not accepted when the editor has no address to send to.
 */
export async function redeliver(delivery: Delivery, editor: Editor, now = new Date()): Promise<Outcome> {
  if (editor.completionWebhookUrl === null) return { accepted: false };
  return inTransaction(async (tx) => {
    const current = await lockDelivery(tx, delivery.id);
    if (isUnderWay(current)) return { accepted: true, delivery: current };
    await recordAudit(tx, redelivered(current, now));
    return { accepted: true, delivery: await beginRun(tx, current) };
  });
}

function isUnderWay({ syncStatus }: Delivery): boolean {
  return syncStatus === 'sync_pending' || syncStatus === 'sync_processing';
}
