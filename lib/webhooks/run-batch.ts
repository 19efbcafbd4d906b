import { saveWorkedQueue } from '@/db/queries/webhooks/webhook-queues';
import { log } from '@/lib/observability/log';
import { count } from '@/lib/observability/metrics';
import { withOrigin } from '@/lib/observability/origin';
import { traced } from '@/lib/observability/trace';
import type { DeliveryNumbers } from './delivery-numbers';
import { type Applicant, type Attempt, advanceBatch, beginBatch, type Lease, type NextMove } from './queue-batch';
import { sendWebhook } from './send-webhook';
import type { EndedAttempt } from './settle';
import { signedHeaders } from './sign-webhook';

type Clock = () => Date;

/** What the run does after a batch: ends, begins another at once, or at this time (ISO 8601). */
export type AfterBatch = { next: 'end' } | { next: 'go_on' } | { next: 'wait'; until: string };

/**
 * One batch of attempts in a queue of an editor: those that are due, in order, for `batchMs` at most. Never throws for
 * what the editor answers.
 */
export async function runBatch(
  applicant: Applicant,
  numbers: DeliveryNumbers,
  clock: Clock = () => new Date(),
): Promise<AfterBatch> {
  const restsAt = later(clock(), numbers.batchMs);
  let move = await beginBatch(applicant, numbers, clock());
  while (move.do === 'attempt') {
    const { attempt } = move;
    // An attempt belongs to the request that its own event comes from, whichever run makes it.
    move = await withOrigin(attempt.delivery.origin, () => makeAttempt(attempt, restsAt, numbers, clock));
  }
  if (move.do === 'end') return { next: 'end' };
  return move.until <= clock() ? { next: 'go_on' } : { next: 'wait', until: move.until.toISOString() };
}

async function makeAttempt(
  { lease, ...attempt }: Attempt,
  restsAt: Date,
  numbers: DeliveryNumbers,
  clock: Clock,
): Promise<NextMove> {
  const stayAlive = () =>
    holdOn(lease, clock(), numbers).catch((error: unknown) =>
      log().warn({ err: error, ...lease }, 'a webhook lane was not prolonged'),
    );
  const heartbeat = setInterval(() => void stayAlive(), numbers.heartbeatMs);
  try {
    const ended = await traced('webhook attempt', { 'delivery.id': attempt.delivery.id }, () =>
      send(attempt, numbers, clock),
    );
    const now = clock();
    const move = await advanceBatch(lease, ended, numbers, now, now >= restsAt);
    logAttempt(ended);
    return move;
  } catch (error) {
    await yieldQueue(lease, numbers, clock()).catch(() => {}); // else it is free at the end of the lease
    throw error;
  } finally {
    clearInterval(heartbeat);
  }
}

async function send(
  { delivery, url, secrets }: Omit<Attempt, 'lease'>,
  numbers: DeliveryNumbers,
  clock: Clock,
): Promise<EndedAttempt> {
  const at = clock();
  const headers = signedHeaders(delivery, secrets, at);
  const exchange = await sendWebhook(url, headers, delivery.payload, { timeoutMs: numbers.exchangeTimeoutMs });
  return { delivery, exchange, at, endedAt: clock() };
}

function holdOn(lease: Lease, now: Date, { leaseMs }: DeliveryNumbers): Promise<void> {
  return saveWorkedQueue(lease, { heldSince: now, heldUntil: later(now, leaseMs) });
}

/** After a fault of ours: the same run may go on at once. */
function yieldQueue(lease: Lease, numbers: DeliveryNumbers, now: Date): Promise<void> {
  return saveWorkedQueue(lease, {
    wakesAt: now,
    heldSince: now,
    heldUntil: later(now, numbers.wakeGraceMs),
    dialling: false,
  });
}

function logAttempt({ delivery, exchange }: EndedAttempt): void {
  const { verdict, httpStatus, error } = exchange;
  count('webhook_attempts', { outcome: verdict });
  log().info({ deliveryId: delivery.id, editorId: delivery.editorId, verdict, httpStatus, error }, 'webhook attempt');
}

const later = (from: Date, ms: number): Date => new Date(from.getTime() + ms);
