import { type Database, inTransaction } from '@/db/database';
import { liveWebhookSecretCiphertexts } from '@/db/queries/editors';
import {
  beginDeliveries,
  completeLine,
  giveUpLaterAttempts,
  isLineEmpty,
  nextDelivery,
  nextOfMarkets,
  type WaitingDelivery,
} from '@/db/queries/webhooks/waiting-deliveries';
import { type HeldCircuit, lockQueues, type QueueRow, saveQueue } from '@/db/queries/webhooks/webhook-queues';
import type { QueueName } from '@/db/schema/webhook-queues';
import { believedCircuit } from './circuit';
import type { DeliveryNumbers } from './delivery-numbers';
import { mostAtOnce, planAttempts } from './may-attempt';
import { attemptsUnderWay, claim } from './queue';
import { type EndedAttempt, settle } from './settle';

/** A run of the job engine that wants to hold a queue of an editor. */
export type Applicant = { editorId: string; name: QueueName; run: string };

/** The same, holding the queue under this fencing token. */
export type Lease = Applicant & { generation: number };

/** `secrets`: ciphertexts of those that sign, the oldest first. */
export type Attempt = { lease: Lease; delivery: WaitingDelivery; url: string; secrets: string[] };

/**
 * The next move of a batch: it begins these attempts beside those under way, and looks again at `until`, or earlier when one of
 * them ends. With none begun and none under way, it rests until then; null: it ends.
 */
export type NextMove = { begin: Attempt[]; until: Date | null };

/** Attempts of this queue that the run has under way. */
type UnderWay = readonly Pick<WaitingDelivery, 'market'>[];

const NOTHING: NextMove = { begin: [], until: null };
const FREE = { holder: null, heldUntil: null, heldSince: null, wakesAt: null, dialling: false, underWay: 0 };

/** Takes the queue, unless another sees to it or nothing waits in it, and begins the attempts that are due. */
export function beginBatch(applicant: Applicant, numbers: DeliveryNumbers, now: Date): Promise<NextMove> {
  const { editorId, name, run } = applicant;
  return inTransaction(async (tx) => {
    const { circuit: kept, own, other } = await lockQueues(tx, editorId, name);
    const circuit = believedCircuit(kept, now, numbers);
    const context = { tx, lease: { ...applicant, generation: own.generation + 1 }, circuit, own, other, numbers, now };
    const next = await nextIn(context, []);
    const [first] = next;
    if (!first) return own.holder === run ? release(tx, context.lease) : NOTHING;
    const claimed = claim(own, run, latest(now, first.nextAttemptAt, circuit.openUntil), now);
    if (claimed === 'leave') return NOTHING;
    if (claimed !== 'take') return { begin: [], until: claimed.waitUntil };
    return proceed(context, next, []);
  });
}

/**
 * Writes down the attempt that ended, if one did, and begins what may be begun beside those under way, in one transaction. A
 * run that has lost its queue meanwhile writes nothing: another has made the attempts again, or will. `rests`: nothing more is
 * begun for now.
 */
export function advanceBatch(
  lease: Lease,
  ended: EndedAttempt | undefined,
  underWay: UnderWay,
  numbers: DeliveryNumbers,
  now: Date,
  rests = false,
): Promise<NextMove> {
  const { editorId, name } = lease;
  return inTransaction(async (tx) => {
    const { circuit: kept, own, other } = await lockQueues(tx, editorId, name);
    if (own.generation !== lease.generation) return NOTHING;
    const before = believedCircuit(kept, now, numbers);
    const circuit = ended
      ? { ...before, ...(await settle(tx, name, before, ended, numbers)), probeDeliveryId: null }
      : before;
    const context = { tx, lease, circuit, own, other, numbers, now };
    if (rests && underWay.length > 0) return hold(context, underWay.length, null);
    const next = await nextIn(context, underWay);
    if (next.length === 0) return underWay.length > 0 ? hold(context, underWay.length, null) : release(tx, lease);
    return rests ? rest(context, now) : proceed(context, next, underWay);
  });
}

/** Releases the queue. */
export async function release(tx: Database, { editorId, name, generation }: Lease): Promise<NextMove> {
  await saveQueue(tx, editorId, name, { ...FREE, generation });
  return NOTHING;
}

type Context = {
  tx: Database;
  lease: Lease;
  circuit: HeldCircuit;
  own: QueueRow;
  other: QueueRow;
  numbers: DeliveryNumbers;
  now: Date;
};

/** Returns the next deliveries, the first to be due first; of a line whose circuit is closed, one of each market. */
async function nextIn({ tx, lease, circuit, numbers, now }: Context, underWay: UnderWay): Promise<WaitingDelivery[]> {
  const { editorId, name } = lease;
  if (name === 'line' && circuit.openUntil === null) {
    const busy = underWay.map(({ market }) => market);
    return nextOfMarkets(tx, editorId, busy, mostAtOnce(name, numbers) - busy.length, now);
  }
  const next = await nextDelivery(tx, editorId, name, now, circuit.probeDeliveryId);
  return next ? [next] : [];
}

async function proceed(context: Context, next: WaitingDelivery[], underWay: UnderWay): Promise<NextMove> {
  const { tx, lease, circuit, other, numbers, now } = context;
  const { editorId, name } = lease;
  const { url } = circuit;
  if (url === null || (name === 'later' && !circuit.laterAttempts)) {
    await (name === 'line' ? completeLine(tx, editorId) : giveUpLaterAttempts(tx, editorId));
    return release(tx, lease);
  }
  const lineIsEmpty = name === 'later' && (await isLineEmpty(tx, editorId));
  const elsewhere = attemptsUnderWay(other, now);
  const situation = { name, circuit, underWay: underWay.length, elsewhere, lineIsEmpty };
  const { begin, waitUntil } = planAttempts(next, situation, now, numbers);
  const atOnce = underWay.length + begin.length;
  if (atOnce === 0) return rest(context, waitUntil ?? now);
  const [secrets] = await Promise.all([
    begin.length > 0 ? liveWebhookSecretCiphertexts(editorId, now, tx) : [],
    name === 'line' && begin.length > 0 && beginDeliveries(tx, begin),
    hold(context, atOnce, null),
  ]);
  return { begin: begin.map((delivery) => ({ lease, delivery, url, secrets })), until: waitUntil };
}

async function rest({ tx, lease, numbers, now }: Context, until: Date): Promise<NextMove> {
  const heldUntil = later(until, numbers.wakeGraceMs);
  const asleep = { heldUntil, wakesAt: until, dialling: false, underWay: 0 };
  await saveQueue(tx, lease.editorId, lease.name, { ...heldBy(lease, now), ...asleep });
  return { begin: [], until };
}

/** Keeps the queue, with so many attempts under way; as it is, when that many go on: the heartbeat prolongs it. */
async function hold(
  { tx, lease, own, numbers, now }: Context,
  underWay: number,
  until: Date | null,
): Promise<NextMove> {
  const isAsItWas =
    own.generation === lease.generation && attemptsUnderWay(own, later(now, numbers.leaseMs / 2)) === underWay;
  const atWork = { heldUntil: later(now, numbers.leaseMs), wakesAt: null, dialling: true, underWay };
  if (!isAsItWas) await saveQueue(tx, lease.editorId, lease.name, { ...heldBy(lease, now), ...atWork });
  return { begin: [], until };
}

const heldBy = ({ run, generation }: Lease, now: Date) => ({ holder: run, generation, heldSince: now });

const later = (from: Date, ms: number): Date => new Date(from.getTime() + ms);
const latest = (first: Date, ...others: (Date | null)[]): Date =>
  others.reduce<Date>((late, date) => (date && date > late ? date : late), first);
