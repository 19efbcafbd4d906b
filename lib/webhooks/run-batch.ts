import { setTimeout as delay } from 'node:timers/promises';
import { saveWorkedQueue } from '@/db/queries/webhooks/webhook-queues';
import { log } from '@/lib/observability/log';
import { count } from '@/lib/observability/metrics';
import { withOrigin } from '@/lib/observability/origin';
import { traced } from '@/lib/observability/trace';
import type { DeliveryNumbers } from './delivery-numbers';
import { mostAtOnce } from './may-attempt';
import { type Applicant, type Attempt, advanceBatch, beginBatch, type Lease, type NextMove } from './queue-batch';
import { sendWebhook } from './send-webhook';
import type { EndedAttempt } from './settle';
import { signedHeaders } from './sign-webhook';

type Clock = () => Date;

/** What the run does after a batch: ends, begins another at once, or at this time (ISO 8601). */
export type AfterBatch = { next: 'end' } | { next: 'go_on' } | { next: 'wait'; until: string };

/**
 * One batch of attempts in a queue of an editor: those that are due, in the order of each market, begun for `batchMs` at most.
 * Never throws for what the editor answers.
 */
export async function runBatch(
  applicant: Applicant,
  numbers: DeliveryNumbers,
  clock: Clock = () => new Date(),
): Promise<AfterBatch> {
  const restsAt = later(clock(), numbers.batchMs);
  const first = await beginBatch(applicant, numbers, clock());
  const [attempt] = first.begin;
  const until = attempt ? await work(attempt.lease, first, restsAt, numbers, clock) : first.until;
  if (until === null) return { next: 'end' };
  return until <= clock() ? { next: 'go_on' } : { next: 'wait', until: until.toISOString() };
}

/** An attempt under way; `ending` never rejects. */
type Sent = { attempt: Attempt; at: Date; ending: Promise<Ending> };
type Ending = { sent: Sent; ended: EndedAttempt } | { sent: Sent; failure: unknown };

/** Makes these attempts and those that follow; returns when to go on, null when nothing is left. */
async function work(
  lease: Lease,
  first: NextMove,
  restsAt: Date,
  numbers: DeliveryNumbers,
  clock: Clock,
): Promise<Date | null> {
  const underWay = new Set<Sent>();
  const failures: unknown[] = [];
  const heartbeat = setInterval(() => void stayAlive(lease, numbers, clock), numbers.heartbeatMs);
  try {
    for (let move = first; ; ) {
      for (const attempt of move.begin) underWay.add(begin(attempt, numbers, clock));
      if (underWay.size === 0 && failures.length > 0) break;
      if (underWay.size === 0) return move.until;
      const mayLook = underWay.size < mostAtOnce(lease.name, numbers);
      const ending = await nextEnding([...underWay], mayLook ? lookAgainIn(move.until, numbers, clock()) : null);
      if (ending) underWay.delete(ending.sent);
      if (ending && 'failure' in ending) failures.push(ending.failure);
      // Others go on beside an attempt that takes its time, or they would wait for it.
      const rests = failures.length > 0 || (clock() >= restsAt && [...underWay].every(({ at }) => at >= restsAt));
      const ended = ending && 'ended' in ending ? ending.ended : undefined;
      move = await advance(lease, ended, [...underWay], numbers, clock(), rests).catch((error: unknown) => {
        failures.push(error);
        return { begin: [], until: null };
      });
    }
  } finally {
    clearInterval(heartbeat);
  }
  await yieldQueue(lease, numbers, clock()).catch(() => {}); // else it is free at the end of the lease
  throw failures[0];
}

/** An attempt belongs to the request that its own event comes from, whichever run makes it. */
function begin(attempt: Attempt, numbers: DeliveryNumbers, clock: Clock): Sent {
  const { delivery } = attempt;
  const sending = withOrigin(delivery.origin, () =>
    traced('webhook attempt', { 'delivery.id': delivery.id }, () => send(attempt, numbers, clock)),
  );
  const sent: Sent = {
    attempt,
    at: clock(),
    ending: sending.then(
      (ended) => ({ sent, ended }),
      (failure: unknown) => ({ sent, failure }),
    ),
  };
  return sent;
}

const lookAgainIn = (until: Date | null, { recheckMs }: DeliveryNumbers, now: Date): number =>
  until === null ? recheckMs : Math.max(0, Math.min(until.getTime() - now.getTime(), recheckMs));

/** The attempt that ends first; undefined when none does in `waitMs`, and it is time to look for others to begin. */
async function nextEnding(underWay: readonly Sent[], waitMs: number | null): Promise<Ending | undefined> {
  const endings = underWay.map(({ ending }) => ending);
  if (waitMs === null) return Promise.race(endings);
  const timer = new AbortController();
  const passed = delay(waitMs, undefined, { signal: timer.signal }).catch(() => undefined);
  return Promise.race([...endings, passed]).finally(() => timer.abort());
}

async function advance(
  lease: Lease,
  ended: EndedAttempt | undefined,
  underWay: readonly Sent[],
  numbers: DeliveryNumbers,
  now: Date,
  rests: boolean,
): Promise<NextMove> {
  const others = underWay.map(({ attempt }) => attempt.delivery);
  if (!ended) return advanceBatch(lease, undefined, others, numbers, now, rests);
  return withOrigin(ended.delivery.origin, async () => {
    const move = await advanceBatch(lease, ended, others, numbers, now, rests);
    logAttempt(ended);
    return move;
  });
}

function stayAlive(lease: Lease, { leaseMs }: DeliveryNumbers, clock: Clock): Promise<void> {
  const now = clock();
  return saveWorkedQueue(lease, { heldSince: now, heldUntil: later(now, leaseMs) }).catch((error: unknown) =>
    log().warn({ err: error, ...lease }, 'a webhook lane was not prolonged'),
  );
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

/** After a fault of ours: the same run may go on at once. */
function yieldQueue(lease: Lease, numbers: DeliveryNumbers, now: Date): Promise<void> {
  return saveWorkedQueue(lease, {
    wakesAt: now,
    heldSince: now,
    heldUntil: later(now, numbers.wakeGraceMs),
    dialling: false,
    underWay: 0,
  });
}

function logAttempt({ delivery, exchange }: EndedAttempt): void {
  const { verdict, httpStatus, error } = exchange;
  count('webhook_attempts', { outcome: verdict });
  log().info({ deliveryId: delivery.id, editorId: delivery.editorId, verdict, httpStatus, error }, 'webhook attempt');
}

const later = (from: Date, ms: number): Date => new Date(from.getTime() + ms);
