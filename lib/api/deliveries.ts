import { liveWebhookSecretCiphertexts } from '@/db/queries/editors';
import { type Delivery, findAttempts } from '@/db/queries/webhooks/deliveries';
import { findCircuit } from '@/db/queries/webhooks/webhook-queues';
import type { WebhookTest } from '@/db/queries/webhooks/webhook-tests';
import { SYNC_STATUSES, type SyncStatus } from '@/db/schema/deliveries';
import type { Language } from '@/lib/text/api';
import { FIXED_HEADERS, signedHeaders } from '@/lib/webhooks/sign-webhook';
import type { CircuitAnswer, DeliveryAnswer, OneDeliveryAnswer, WebhookTestAnswer } from './shapes/delivery';
import { invalid } from './violation';

/** Deliveries to one editor as the API shows them (contract §3), each with its attempts, oldest first. */
export async function deliveryResources(deliveries: readonly Delivery[]): Promise<DeliveryAnswer[]> {
  const [first] = deliveries;
  if (!first) return [];
  const [attempts, circuit] = await Promise.all([
    findAttempts(...deliveries.map((delivery) => delivery.id)),
    findCircuit(first.editorId),
  ]);
  const byDelivery = Map.groupBy(attempts, (attempt) => attempt.deliveryId);
  return deliveries.map((delivery) => ({
    id: delivery.id,
    event: delivery.event,
    identifier: delivery.identifier,
    sync_status: delivery.syncStatus,
    created_at: delivery.createdAt.toISOString(),
    next_attempt_at: plannedAt(delivery, circuit?.openUntil ?? null)?.toISOString() ?? null,
    attempts: (byDelivery.get(delivery.id) ?? []).map((attempt) => ({
      number: attempt.number,
      at: attempt.at.toISOString(),
      duration_ms: attempt.durationMs,
      http_status: attempt.httpStatus,
      error: attempt.error,
    })),
  }));
}

/** One delivery with the text that is sent, and the headers that an attempt at `now` would have. */
export async function oneDeliveryResource(delivery: Delivery, now: Date): Promise<OneDeliveryAnswer> {
  const [[resource], secrets] = await Promise.all([
    deliveryResources([delivery]),
    liveWebhookSecretCiphertexts(delivery.editorId, now),
  ]);
  if (!resource) throw new Error('a delivery has no resource');
  return {
    ...resource,
    body: delivery.payload,
    headers: { ...FIXED_HEADERS, ...signedHeaders(delivery, secrets, now) },
  };
}

/** What waits is sent no sooner than the circuit lets it. */
function plannedAt({ syncStatus, nextAttemptAt }: Delivery, openUntil: Date | null): Date | null {
  const waits = syncStatus === 'sync_pending' || nextAttemptAt !== null;
  if (!waits || openUntil === null) return nextAttemptAt;
  return nextAttemptAt && nextAttemptAt > openUntil ? nextAttemptAt : openUntil;
}

type Circuit = { state: CircuitAnswer['state']; failures: number; openUntil: Date | null; waiting: number };

/** The editor's circuit breaker as the API shows it. */
export const circuitResource = ({ state, failures, openUntil, waiting }: Circuit): CircuitAnswer => ({
  state,
  consecutive_failures: failures,
  open_until: openUntil?.toISOString() ?? null,
  waiting_deliveries: waiting,
});

/** The samples of the editor's last test, all asked for at once. */
export const webhookTestResource = (samples: readonly WebhookTest[]): WebhookTestAnswer => ({
  requested_at: samples[0]?.requestedAt.toISOString() ?? null,
  data: samples.map(({ id, event, at, durationMs, httpStatus, error }) => ({
    id,
    event,
    sent_at: at?.toISOString() ?? null,
    duration_ms: durationMs,
    http_status: httpStatus,
    error,
  })),
});

/** `?status=`, one of the four states; null without it, or when it is empty. Throws `invalid` for another word. */
export function readSyncStatus(request: Request, language: Language): SyncStatus | null {
  const given = new URL(request.url).searchParams.get('status');
  if (!given) return null;
  const known = SYNC_STATUSES.find((status) => status === given);
  if (!known) throw invalid(language, 'status', 'unknown');
  return known;
}
