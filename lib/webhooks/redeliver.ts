import { type Database, inTransaction } from '@/db/database';
import { releaseHeldBack } from '@/db/queries/console/circuits';
import type { Editor } from '@/db/queries/editors';
import { type Delivery, lockDelivery } from '@/db/queries/webhooks/deliveries';
import { saveProgress } from '@/db/queries/webhooks/waiting-deliveries';
import { lockQueues, saveProbe } from '@/db/queries/webhooks/webhook-queues';
import { recordAudit } from '@/lib/audit/record';
import { beganAhead } from '@/lib/kits/clock/clock';
import { promise } from '@/lib/outbox/promise';
import { beginRun } from './begin-run';
import { redelivered } from './redelivered';

type Outcome = { accepted: true; delivery: Delivery } | { accepted: false };

/** Contract §3: behind an open circuit, a redelivery goes out at once as the probe, once a minute at most. */
const PROBE_EVERY_MS = 60_000;

/**
 * Sends a delivery again, failed or not: the same text under the same `webhook-id`, in a new run of attempts, which goes
 * on counting where the earlier ones stopped. One that waits or is being attempted is left as it is, so that asking
 * twice sends once; but while the circuit is open, it goes out at once as the probe, before those that are older. Not
 * accepted when the editor has no address to send to.
 */
export async function redeliver(delivery: Delivery, editor: Editor, now = new Date()): Promise<Outcome> {
  if (editor.completionWebhookUrl === null) return { accepted: false };
  return inTransaction(async (tx) => {
    const { circuit } = await lockQueues(tx, editor.id, 'line');
    const current = await lockDelivery(tx, delivery.id);
    const isProbe = circuit.openUntil !== null && !wasLately(circuit.probeAskedAt, now);
    if (isUnderWay(current) && !isProbe) return { accepted: true, delivery: current };
    await recordAudit(tx, redelivered(current, now));
    const sent = isUnderWay(current) ? await bringForward(tx, current) : await beginRun(tx, current);
    if (circuit.openUntil !== null && isProbe) {
      // What waited for the old end is due as soon as the circuit lets it.
      await releaseHeldBack(tx, editor.id, circuit.openUntil, now);
      await saveProbe(tx, editor.id, delivery.id, now);
    }
    return { accepted: true, delivery: sent };
  });
}

function isUnderWay({ syncStatus }: Delivery): boolean {
  return syncStatus === 'sync_pending' || syncStatus === 'sync_processing';
}

const wasLately = (at: Date | null, now: Date): boolean =>
  at !== null && now.getTime() - at.getTime() < PROBE_EVERY_MS && !beganAhead(at, now);

/** Makes a delivery that waits due at once, in the run that it is in; a holder of the queue that sleeps is replaced. */
async function bringForward(tx: Database, delivery: Delivery): Promise<Delivery> {
  const due = { nextAttemptAt: null, waitsSince: null };
  await saveProgress(tx, delivery.id, due);
  await promise(tx, { name: 'webhook/requested', data: { deliveryId: delivery.id, editorId: delivery.editorId } });
  return { ...delivery, ...due };
}
