import { inTransaction } from '@/db/database';
import { nextDelivery, saveProgress } from '@/db/queries/webhooks/waiting-deliveries';
import { lockQueues, unattendedQueues } from '@/db/queries/webhooks/webhook-queues';
import type { QueueName } from '@/db/schema/webhook-queues';
import { log } from '@/lib/observability/log';
import { type PromisedEvent, promise } from '@/lib/outbox/promise';
import type { DeliveryNumbers } from './delivery-numbers';
import { isHeld } from './queue';
import { type Applicant, release } from './queue-batch';

const EVENTS = { line: 'webhook/requested', later: 'webhook/exhausted' } as const;

const ringing = (name: QueueName, editorId: string, deliveryId: string): PromisedEvent => ({
  name: EVENTS[name],
  data: { deliveryId, editorId },
});

/** Hands the queue over to a new run: the job engine remembers every batch of one, and they are many. */
export async function handOverQueue({ editorId, name, run }: Applicant, now: Date): Promise<void> {
  await inTransaction(async (tx) => {
    const { own } = await lockQueues(tx, editorId, name);
    if (own.holder !== run) return;
    await release(tx, { editorId, name, run, generation: own.generation });
    const next = await nextDelivery(tx, editorId, name, now);
    if (next) await promise(tx, ringing(name, editorId, next.id));
  });
}

/**
 * For a run that the job engine gave up, when no other sees to its queue: the delivery it could not send, for a fault
 * of ours, must not hold up the others. It counts as failed, to be tried again later, and the rest goes on.
 */
export async function abandonQueue(applicant: Applicant, numbers: DeliveryNumbers, now: Date): Promise<void> {
  const { editorId, name, run } = applicant;
  await inTransaction(async (tx) => {
    const { circuit, own } = await lockQueues(tx, editorId, name);
    if (own.holder !== run && isHeld(own, now)) return;
    await release(tx, { ...applicant, generation: own.generation });
    const stuck = await nextDelivery(tx, editorId, name, now);
    if (!stuck) return;
    const [laterWaitMs = 0] = numbers.laterWaitsMs;
    const nextAttemptAt = circuit.laterAttempts ? new Date(now.getTime() + laterWaitMs) : null;
    await saveProgress(tx, stuck.id, { syncStatus: 'sync_failed', nextAttemptAt, waitsSince: now });
    log().error({ editorId, deliveryId: stuck.id, run }, 'a webhook could not be sent, for a fault of ours');
    if (nextAttemptAt) await promise(tx, ringing('later', editorId, stuck.id));
    const next = await nextDelivery(tx, editorId, name, now);
    if (next) await promise(tx, ringing(name, editorId, next.id));
  });
}

/** Asks again for every queue in which something waits and that nobody sees to: a run may get lost. Returns how many. */
export async function resumeQueues(now: Date): Promise<number> {
  const queues = await unattendedQueues(now);
  if (queues.length > 0) {
    await inTransaction(async (tx) => {
      for (const { name, editorId, deliveryId } of queues) await promise(tx, ringing(name, editorId, deliveryId));
    });
  }
  return queues.length;
}
