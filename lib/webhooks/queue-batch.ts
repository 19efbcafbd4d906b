import { type Database, inTransaction } from '@/db/database';
import { liveWebhookSecretCiphertexts } from '@/db/queries/editors';
import type { Delivery } from '@/db/queries/webhooks/deliveries';
import {
  completeLine,
  giveUpLaterAttempts,
  isLineEmpty,
  nextDelivery,
  saveProgress,
} from '@/db/queries/webhooks/waiting-deliveries';
import { type HeldCircuit, lockQueues, type QueueRow, saveQueue } from '@/db/queries/webhooks/webhook-queues';
import type { QueueName } from '@/db/schema/webhook-queues';
import { believedCircuit } from './circuit';
import type { DeliveryNumbers } from './delivery-numbers';
import { mayAttempt } from './may-attempt';
import { claim, isAttempting } from './queue';
import { type EndedAttempt, settle } from './settle';

/** A run of the job engine that wants to hold a queue of an editor. */
export type Applicant = { editorId: string; name: QueueName; run: string };

/** The same, holding the queue under this fencing token. */
export type Lease = Applicant & { generation: number };

/** `secrets`: ciphertexts of those that sign, the oldest first. */
export type Attempt = { lease: Lease; delivery: Delivery; url: string; secrets: string[] };

/** What a batch does next: an attempt, nothing before a time, or nothing more. */
export type NextMove = { do: 'attempt'; attempt: Attempt } | { do: 'pause'; until: Date } | { do: 'end' };

const END: NextMove = { do: 'end' };
const FREE = { holder: null, heldUntil: null, heldSince: null, wakesAt: null, dialling: false };

/** Takes the queue, unless another sees to it or nothing waits in it, and begins the first attempt that is due. */
export function beginBatch(applicant: Applicant, numbers: DeliveryNumbers, now: Date): Promise<NextMove> {
  const { editorId, name, run } = applicant;
  return inTransaction(async (tx) => {
    const { circuit: kept, own, other } = await lockQueues(tx, editorId, name);
    const circuit = believedCircuit(kept, now, numbers);
    const next = await nextDelivery(tx, editorId, name, now, circuit.probeDeliveryId);
    const lease = { ...applicant, generation: own.generation + 1 };
    if (!next) return own.holder === run ? release(tx, lease) : END;
    const claimed = claim(own, run, latest(now, next.nextAttemptAt, circuit.openUntil), now);
    if (claimed === 'leave') return END;
    if (claimed !== 'take') return { do: 'pause', until: claimed.waitUntil };
    return proceed({ tx, lease, circuit, own, other, numbers, now }, next);
  });
}

/**
 * Writes down the attempt that ended and begins the next one, in one transaction. A run that has lost its queue
 * meanwhile writes nothing: another has made the attempt again, or will. `rests`: nothing more is begun for now.
 */
export function advanceBatch(
  lease: Lease,
  ended: EndedAttempt,
  numbers: DeliveryNumbers,
  now: Date,
  rests = false,
): Promise<NextMove> {
  const { editorId, name } = lease;
  return inTransaction(async (tx) => {
    const { circuit: kept, own, other } = await lockQueues(tx, editorId, name);
    if (own.generation !== lease.generation) return END;
    const before = believedCircuit(kept, now, numbers);
    const circuit = { ...before, ...(await settle(tx, name, before, ended, numbers)), probeDeliveryId: null };
    const next = await nextDelivery(tx, editorId, name, now);
    const context = { tx, lease, circuit, own, other, numbers, now };
    if (!next) return release(tx, lease);
    return rests ? rest(context, now) : proceed(context, next);
  });
}

/** Releases the queue. */
export async function release(tx: Database, { editorId, name, generation }: Lease): Promise<NextMove> {
  await saveQueue(tx, editorId, name, { ...FREE, generation });
  return END;
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

async function proceed(context: Context, next: Delivery): Promise<NextMove> {
  const { tx, lease, circuit, own, other, numbers, now } = context;
  const { url } = circuit;
  if (url === null || (lease.name === 'later' && !circuit.laterAttempts)) {
    await (lease.name === 'line' ? completeLine(tx, lease.editorId) : giveUpLaterAttempts(tx, lease.editorId));
    return release(tx, lease);
  }
  const lineIsEmpty = lease.name === 'later' && (await isLineEmpty(tx, lease.editorId));
  const { name } = lease;
  const otherIsAttempting = isAttempting(other, now);
  const passage = mayAttempt(
    { name, circuit, dueAt: next.nextAttemptAt, otherIsAttempting, lineIsEmpty },
    now,
    numbers,
  );
  if (passage !== true) return rest(context, passage.waitUntil);
  const begun = { heldUntil: later(now, numbers.leaseMs), wakesAt: null, dialling: true };
  // One attempt after the other, the queue stays as it is: the heartbeat prolongs it.
  const goesOn = own.generation === lease.generation && isAttempting(own, later(now, numbers.leaseMs / 2));
  const [secrets] = await Promise.all([
    liveWebhookSecretCiphertexts(lease.editorId, now, tx),
    !goesOn && hold(context, begun),
    name === 'line' &&
      saveProgress(tx, next.id, { syncStatus: 'sync_processing', nextAttemptAt: null, waitsSince: null }),
  ]);
  return { do: 'attempt', attempt: { lease, delivery: next, url, secrets } };
}

async function rest(context: Context, until: Date): Promise<NextMove> {
  await hold(context, { heldUntil: later(until, context.numbers.wakeGraceMs), wakesAt: until, dialling: false });
  return { do: 'pause', until };
}

async function hold(
  { tx, lease, now }: Context,
  fields: Pick<QueueRow, 'heldUntil' | 'wakesAt' | 'dialling'>,
): Promise<void> {
  const { editorId, name, run, generation } = lease;
  await saveQueue(tx, editorId, name, { holder: run, generation, heldSince: now, ...fields });
}

const later = (from: Date, ms: number): Date => new Date(from.getTime() + ms);
const latest = (first: Date, ...others: (Date | null)[]): Date =>
  others.reduce<Date>((late, date) => (date && date > late ? date : late), first);
