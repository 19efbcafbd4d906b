import { randomUUID } from 'node:crypto';
import { findAttempts, findDelivery } from '@/db/queries/webhooks/deliveries';
import type { QueueName } from '@/db/schema/webhook-queues';
import { DELIVERY_NUMBERS, type DeliveryNumbers } from '@/lib/webhooks/delivery-numbers';
import { type AfterBatch, runBatch } from '@/lib/webhooks/run-batch';

/** A run at a queue of an editor, on a clock that the test moves. */
export function queueOf(editorId: string, name: QueueName = 'line', given: Partial<DeliveryNumbers> = {}) {
  const run = randomUUID();
  const numbers = { ...DELIVERY_NUMBERS, ...given };
  let aheadMs = 0;
  const clock = () => new Date(Date.now() + aheadMs);

  const runNext = (): Promise<AfterBatch> => runBatch({ editorId, name, run }, numbers, clock);

  return {
    runBatch: runNext,
    clock,
    advance(ms: number): void {
      aheadMs += ms;
    },
    /** Another batch, at the time that the last one asked for. */
    async runBatchAt(after: AfterBatch): Promise<AfterBatch> {
      if (after.next === 'end') throw new Error('the run has ended');
      if (after.next === 'wait') aheadMs += Math.max(0, new Date(after.until).getTime() - clock().getTime());
      return runNext();
    },
  };
}

/** Status of a delivery, its attempts, and how long after the end of the last of them the next one is planned. */
export async function whereIs(deliveryId: string) {
  const [delivery, attempts] = await Promise.all([findDelivery(deliveryId), findAttempts(deliveryId)]);
  if (!delivery) throw new Error('no such delivery');
  const last = attempts.at(-1);
  const endedMs = last && last.at.getTime() + last.durationMs;
  const waitMs = delivery.nextAttemptAt && endedMs ? delivery.nextAttemptAt.getTime() - endedMs : null;
  return { syncStatus: delivery.syncStatus, attempts, waitMs };
}
