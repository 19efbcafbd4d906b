import type { Database } from '@/db/database';
import { type Delivery, lastAttemptNumber, restartDelivery } from '@/db/queries/webhooks/deliveries';
import { currentOrigin } from '@/lib/observability/origin';
import { promise } from '@/lib/outbox/promise';

/**
 * Begins another run of a delivery that the caller's transaction holds: the same text under the same `webhook-id`, its
 * attempts counted on from the last one made. The state is « waiting » again, and what is left of the earlier run stops.
 */
export async function beginRun(tx: Database, delivery: Delivery): Promise<Delivery> {
  const first = (await lastAttemptNumber(tx, delivery.id)) + 1;
  const data = { deliveryId: delivery.id, editorId: delivery.editorId, firstAttemptNumber: String(first) };
  await promise(tx, { name: 'webhook/requested', data });
  return restartDelivery(tx, delivery.id, first, currentOrigin() ?? null);
}
