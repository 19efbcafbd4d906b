import { type Delivery, findAttempts } from '@/db/queries/deliveries';
import { SYNC_STATUSES, type SyncStatus } from '@/db/schema/deliveries';
import type { Language } from '@/lib/text/api';
import type { DeliveryAnswer } from './shapes/delivery';
import { invalid } from './violation';

/** Deliveries as the API shows them (contract §3), each with its attempts, oldest first. */
export async function deliveryResources(deliveries: readonly Delivery[]): Promise<DeliveryAnswer[]> {
  const attempts = deliveries.length > 0 ? await findAttempts(...deliveries.map((delivery) => delivery.id)) : [];
  const byDelivery = Map.groupBy(attempts, (attempt) => attempt.deliveryId);
  return deliveries.map((delivery) => ({
    id: delivery.id,
    event: delivery.event,
    identifier: delivery.identifier,
    sync_status: delivery.syncStatus,
    created_at: delivery.createdAt.toISOString(),
    next_attempt_at: delivery.nextAttemptAt?.toISOString() ?? null,
    attempts: (byDelivery.get(delivery.id) ?? []).map((attempt) => ({
      number: attempt.number,
      at: attempt.at.toISOString(),
      duration_ms: attempt.durationMs,
      http_status: attempt.httpStatus,
      error: attempt.error,
    })),
  }));
}

/** `?status=`, one of the four states; null without it. Throws `invalid` for another word. */
export function readSyncStatus(request: Request, language: Language): SyncStatus | null {
  const given = new URL(request.url).searchParams.get('status');
  if (given === null) return null;
  const known = SYNC_STATUSES.find((status) => status === given);
  if (!known) throw invalid(language, 'status', 'unknown');
  return known;
}
