import type { Database } from '@/db/database';
import type { Delivery } from '@/db/queries/webhooks/deliveries';
import { insertAttempt, lockNumbers, saveProgress, suspendLine } from '@/db/queries/webhooks/waiting-deliveries';
import { type HeldCircuit, saveCircuit } from '@/db/queries/webhooks/webhook-queues';
import type { QueueName } from '@/db/schema/webhook-queues';
import { log } from '@/lib/observability/log';
import { count } from '@/lib/observability/metrics';
import { promise } from '@/lib/outbox/promise';
import { afterOutcome, type Circuit, type Outcome } from './circuit';
import type { DeliveryNumbers } from './delivery-numbers';
import type { Exchange } from './send-webhook';
import { whatFollows } from './what-follows';

/** An attempt that ended, on the delivery as it was when it began. */
export type EndedAttempt = { delivery: Delivery; exchange: Exchange; at: Date; endedAt: Date };

/**
 * Writes down an attempt, tells the circuit, and plans what follows, in the transaction that holds the circuit. Returns
 * the circuit as it is now. A delivery that was asked for again meanwhile follows its new run, in which this attempt
 * does not count, unless it got through.
 */
export async function settle(
  tx: Database,
  queue: QueueName,
  held: HeldCircuit,
  ended: EndedAttempt,
  numbers: DeliveryNumbers,
): Promise<Circuit> {
  const { delivery, exchange, at, endedAt } = ended;
  const { verdict, retryAfterMs, httpStatus, error, answerExcerpt } = exchange;
  const { firstAttemptNumber, nextNumber: number } = await lockNumbers(tx, delivery.id);
  const durationMs = endedAt.getTime() - at.getTime();
  const attempt = { deliveryId: delivery.id, number, at, durationMs, httpStatus, error, answerExcerpt };
  const circuit = await tellCircuit(tx, delivery.editorId, held, outcomeOf(exchange), endedAt, numbers);

  if (firstAttemptNumber !== delivery.firstAttemptNumber) {
    const completed =
      verdict === 'delivered' ? ({ syncStatus: 'sync_completed', nextAttemptAt: null, waitsSince: null } as const) : {};
    const progress = { firstAttemptNumber: firstAttemptNumber + 1, ...completed };
    await Promise.all([insertAttempt(tx, attempt), saveProgress(tx, delivery.id, progress)]);
    return circuit;
  }
  const rank = number - firstAttemptNumber + 1;
  const firstLaterRank = numbers.retryWaitsMs.length + 2;
  const following = whatFollows(
    { verdict, rank: queue === 'later' ? Math.max(rank, firstLaterRank) : rank, endedAt, retryAfterMs },
    circuit,
    held.laterAttempts,
    numbers,
  );
  await Promise.all([insertAttempt(tx, attempt), saveProgress(tx, delivery.id, following)]);
  if (queue === 'line' && following.syncStatus === 'sync_failed' && following.nextAttemptAt) {
    await promise(tx, {
      name: 'webhook/exhausted',
      data: { deliveryId: delivery.id, editorId: delivery.editorId },
    });
  }
  return circuit;
}

/** Contract §6: what was dialled and not answered 2xx counts, whatever its kind. */
function outcomeOf({ verdict }: Exchange): Outcome {
  if (verdict === 'forbidden') return 'not_dialled';
  return verdict === 'delivered' ? 'delivered' : 'failed';
}

async function tellCircuit(
  tx: Database,
  editorId: string,
  before: HeldCircuit,
  outcome: Outcome,
  endedAt: Date,
  numbers: DeliveryNumbers,
): Promise<Circuit> {
  const after = afterOutcome(before, outcome, endedAt, numbers);
  const isSame = after.failures === before.failures && after.openUntil === before.openUntil;
  if (isSame && before.probeDeliveryId === null) return after;
  await saveCircuit(tx, editorId, after);
  if (after.openUntil && after.openUntil !== before.openUntil) {
    await suspendLine(tx, editorId);
    count('webhook_circuit_openings', {});
    log().warn({ editorId, failures: after.failures, openUntil: after.openUntil }, 'webhook circuit open');
  }
  if (before.openUntil && !after.openUntil) log().info({ editorId }, 'webhook circuit closed');
  return after;
}
