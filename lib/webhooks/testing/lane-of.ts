import { randomUUID } from 'node:crypto';
import { findAttempts, findDelivery } from '@/db/queries/webhooks/deliveries';
import type { LaneName } from '@/db/schema/webhook-lanes';
import { DELIVERY_NUMBERS, type DeliveryNumbers } from '@/lib/webhooks/delivery-numbers';
import { type AfterTurn, workLane } from '@/lib/webhooks/work-lane';

/** A run at a lane of an editor, on a clock that the test moves. */
export function laneOf(editorId: string, name: LaneName = 'line', given: Partial<DeliveryNumbers> = {}) {
  const run = randomUUID();
  const numbers = { ...DELIVERY_NUMBERS, ...given };
  let aheadMs = 0;
  const clock = () => new Date(Date.now() + aheadMs);

  const turn = (): Promise<AfterTurn> => workLane({ editorId, name, run }, numbers, clock);

  return {
    turn,
    clock,
    advance(ms: number): void {
      aheadMs += ms;
    },
    /** Another turn, at the time that the last one asked for. */
    async turnAt(after: AfterTurn): Promise<AfterTurn> {
      if (after.next === 'end') throw new Error('the run has ended');
      if (after.next === 'wait') aheadMs += Math.max(0, new Date(after.until).getTime() - clock().getTime());
      return turn();
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
