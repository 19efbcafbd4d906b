import { saveWorkedLane } from '@/db/queries/webhooks/webhook-lanes';
import { decryptSecret } from '@/lib/keys';
import { log } from '@/lib/observability/log';
import { count } from '@/lib/observability/metrics';
import { withOrigin } from '@/lib/observability/origin';
import { traced } from '@/lib/observability/trace';
import type { DeliveryNumbers } from './delivery-numbers';
import { type Applicant, advanceTurn, type Flight, type NextMove, openTurn, type Turn } from './lane-turn';
import { sendWebhook } from './send-webhook';
import type { EndedFlight } from './settle';
import { webhookHeaders } from './sign-webhook';

type Clock = () => Date;

/** What the run does after a turn: ends, begins another at once, or at this time (ISO 8601). */
export type AfterTurn = { next: 'end' } | { next: 'go_on' } | { next: 'wait'; until: string };

/**
 * One turn of a run at a lane of an editor: makes the attempts that are due, in order, for `turnMs` at most. Never throws
 * for what the editor answers.
 */
export async function workLane(
  applicant: Applicant,
  numbers: DeliveryNumbers,
  clock: Clock = () => new Date(),
): Promise<AfterTurn> {
  const restsAt = later(clock(), numbers.turnMs);
  let move = await openTurn(applicant, numbers, clock());
  while (move.do === 'attempt') {
    const { flight } = move;
    // An attempt comes from the request that its own event comes from, whoever's run makes it.
    move = await withOrigin(flight.delivery.origin, () => makeAttempt(flight, restsAt, numbers, clock));
  }
  if (move.do === 'end') return { next: 'end' };
  return move.until <= clock() ? { next: 'go_on' } : { next: 'wait', until: move.until.toISOString() };
}

async function makeAttempt(
  { turn, ...flight }: Flight,
  restsAt: Date,
  numbers: DeliveryNumbers,
  clock: Clock,
): Promise<NextMove> {
  const stayAlive = () =>
    holdOn(turn, clock(), numbers).catch((error: unknown) =>
      log().warn({ err: error, ...turn }, 'a webhook lane was not prolonged'),
    );
  const heartbeat = setInterval(() => void stayAlive(), numbers.heartbeatMs);
  try {
    const ended = await traced('webhook attempt', { 'delivery.id': flight.delivery.id }, () =>
      send(flight, numbers, clock),
    );
    const now = clock();
    const move = await advanceTurn(turn, ended, numbers, now, now >= restsAt);
    logAttempt(ended);
    return move;
  } catch (error) {
    await yieldLane(turn, numbers, clock()).catch(() => {}); // else it is free at the end of the lease
    throw error;
  } finally {
    clearInterval(heartbeat);
  }
}

async function send(
  { delivery, url, secrets }: Omit<Flight, 'turn'>,
  numbers: DeliveryNumbers,
  clock: Clock,
): Promise<EndedFlight> {
  const at = clock();
  const keys = secrets.map((ciphertext) => decryptSecret(ciphertext, `webhook-secret/${delivery.editorId}`));
  const headers = webhookHeaders({ id: delivery.id, body: delivery.payload }, keys, at);
  const exchange = await sendWebhook(url, headers, delivery.payload, { timeoutMs: numbers.exchangeTimeoutMs });
  return { delivery, exchange, at, endedAt: clock() };
}

function holdOn(turn: Turn, now: Date, { leaseMs }: DeliveryNumbers): Promise<void> {
  return saveWorkedLane(turn, { heldSince: now, heldUntil: later(now, leaseMs) });
}

/** After a fault of ours: the same run may go on at once. */
function yieldLane(turn: Turn, numbers: DeliveryNumbers, now: Date): Promise<void> {
  return saveWorkedLane(turn, {
    wakesAt: now,
    heldSince: now,
    heldUntil: later(now, numbers.wakeGraceMs),
    dialling: false,
  });
}

function logAttempt({ delivery, exchange }: EndedFlight): void {
  const { verdict, httpStatus, error } = exchange;
  count('webhook_attempts', { outcome: verdict });
  log().info({ deliveryId: delivery.id, editorId: delivery.editorId, verdict, httpStatus, error }, 'webhook attempt');
}

const later = (from: Date, ms: number): Date => new Date(from.getTime() + ms);
