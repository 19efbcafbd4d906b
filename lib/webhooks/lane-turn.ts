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
import { type HeldCircuit, type LaneRow, lockLanes, saveLane } from '@/db/queries/webhooks/webhook-lanes';
import type { LaneName } from '@/db/schema/webhook-lanes';
import { believedCircuit } from './circuit';
import type { DeliveryNumbers } from './delivery-numbers';
import { claim, isInFlight } from './lane';
import { mayAttempt } from './may-attempt';
import { type EndedFlight, settle } from './settle';

/** A run of the job engine that wants to see to a lane of an editor. */
export type Applicant = { editorId: string; name: LaneName; run: string };

/** The same, holding the lane under this fencing token. */
export type Turn = Applicant & { generation: number };

/** `secrets`: ciphertexts of those that sign, the oldest first. */
export type Flight = { turn: Turn; delivery: Delivery; url: string; secrets: string[] };

/** What a turn does next: an attempt, nothing before a time, or nothing more. */
export type NextMove = { do: 'attempt'; flight: Flight } | { do: 'pause'; until: Date } | { do: 'end' };

const END: NextMove = { do: 'end' };
const FREE = { holder: null, heldUntil: null, heldSince: null, wakesAt: null, dialling: false };

/** Takes the lane, unless another sees to it or nothing waits in it, and begins the first attempt that is due. */
export function openTurn(applicant: Applicant, numbers: DeliveryNumbers, now: Date): Promise<NextMove> {
  const { editorId, name, run } = applicant;
  return inTransaction(async (tx) => {
    const { circuit: kept, own, other } = await lockLanes(tx, editorId, name);
    const circuit = believedCircuit(kept, now, numbers);
    const next = await nextDelivery(tx, editorId, name, now);
    const turn = { ...applicant, generation: own.generation + 1 };
    if (!next) return own.holder === run ? release(tx, turn) : END;
    const claimed = claim(own, run, latest(now, next.nextAttemptAt, circuit.openUntil), now);
    if (claimed === 'leave') return END;
    if (claimed !== 'take') return { do: 'pause', until: claimed.waitUntil };
    return proceed({ tx, turn, circuit, own, other, numbers, now }, next);
  });
}

/**
 * Writes down the attempt that ended and begins the next one, in one transaction. A turn that has lost its lane meanwhile
 * writes nothing: another has made the attempt again, or will. `rests`: nothing more is begun for now.
 */
export function advanceTurn(
  turn: Turn,
  ended: EndedFlight,
  numbers: DeliveryNumbers,
  now: Date,
  rests = false,
): Promise<NextMove> {
  const { editorId, name } = turn;
  return inTransaction(async (tx) => {
    const { circuit: kept, own, other } = await lockLanes(tx, editorId, name);
    if (own.generation !== turn.generation) return END;
    const before = believedCircuit(kept, now, numbers);
    const circuit = { ...before, ...(await settle(tx, name, before, ended, numbers)) };
    const next = await nextDelivery(tx, editorId, name, now);
    const context = { tx, turn, circuit, own, other, numbers, now };
    if (!next) return release(tx, turn);
    return rests ? rest(context, now) : proceed(context, next);
  });
}

/** Gives the lane back, for whoever comes next. */
export async function release(tx: Database, { editorId, name, generation }: Turn): Promise<NextMove> {
  await saveLane(tx, editorId, name, { ...FREE, generation });
  return END;
}

type Context = {
  tx: Database;
  turn: Turn;
  circuit: HeldCircuit;
  own: LaneRow;
  other: LaneRow;
  numbers: DeliveryNumbers;
  now: Date;
};

async function proceed(context: Context, next: Delivery): Promise<NextMove> {
  const { tx, turn, circuit, own, other, numbers, now } = context;
  const { url } = circuit;
  if (url === null || (turn.name === 'later' && !circuit.laterAttempts)) {
    await (turn.name === 'line' ? completeLine(tx, turn.editorId) : giveUpLaterAttempts(tx, turn.editorId));
    return release(tx, turn);
  }
  const lineIsEmpty = turn.name === 'later' && (await isLineEmpty(tx, turn.editorId));
  const { name } = turn;
  const otherInFlight = isInFlight(other, now);
  const passage = mayAttempt({ name, circuit, dueAt: next.nextAttemptAt, otherInFlight, lineIsEmpty }, now, numbers);
  if (passage !== true) return rest(context, passage.waitUntil);
  const begun = { heldUntil: later(now, numbers.leaseMs), wakesAt: null, dialling: true };
  // One attempt after the other, the lane stays as it is: the heartbeat prolongs it.
  const goesOn = own.generation === turn.generation && isInFlight(own, later(now, numbers.leaseMs / 2));
  const [secrets] = await Promise.all([
    liveWebhookSecretCiphertexts(turn.editorId, now, tx),
    !goesOn && hold(context, begun),
    name === 'line' &&
      saveProgress(tx, next.id, { syncStatus: 'sync_processing', nextAttemptAt: null, waitsSince: null }),
  ]);
  return { do: 'attempt', flight: { turn, delivery: next, url, secrets } };
}

async function rest(context: Context, until: Date): Promise<NextMove> {
  await hold(context, { heldUntil: later(until, context.numbers.wakeGraceMs), wakesAt: until, dialling: false });
  return { do: 'pause', until };
}

async function hold(
  { tx, turn, now }: Context,
  fields: Pick<LaneRow, 'heldUntil' | 'wakesAt' | 'dialling'>,
): Promise<void> {
  const { editorId, name, run, generation } = turn;
  await saveLane(tx, editorId, name, { holder: run, generation, heldSince: now, ...fields });
}

const later = (from: Date, ms: number): Date => new Date(from.getTime() + ms);
const latest = (first: Date, ...others: (Date | null)[]): Date =>
  others.reduce<Date>((late, date) => (date && date > late ? date : late), first);
