import { database, inTransaction } from '@/db/database';
import { lockApplication } from '@/db/queries/applications';
import { endCall, isRunning, placeAmongWaiting } from '@/db/queries/registers/calls';
import { changeRegisterRow, findWaiting, type RowChange, type Waiting } from '@/db/queries/registers/states';
import type { RegisterState } from '@/db/schema/registers';
import { type Answered, answerBy } from './answer-again';
import { CALL_LIMIT_MS, callRegister } from './call-register';
import { connectedRegisters } from './connected';
import { type FetchedFile, fetchDocuments } from './fetch-documents';
import { hasDocuments, keepDocuments } from './keep-documents';
import { LOOK_AGAIN_MS, whenTurn } from './may-call';
import type { Outcome, Register, RegisterAnswer } from './register';
import { REGISTERS } from './registers';
import { type NoTurn, purposeOf, type Turn, takeTurn } from './take-turn';
import { tellCall } from './tell-call';

const FIRST_RETRY_MS = 15_000;
const MAX_RETRY_MS = 3_600_000;

/** Longer, and whoever asks lets others have its place. */
const AWAKE_MS = 2_000;

/**
 * Asks a register, on behalf of `firmId`, about whoever's turn it is, as long as its limit allows a call, somebody waits and
 * it does not take long; keeps what it says. Returns when to come back: null once nothing is to be asked about this firm any
 * more. Done again after its process was killed, it makes one more call at the most.
 */
export async function askRegister(firmId: string, key: string, clock = () => new Date()): Promise<Date | null> {
  const register = connectedRegisters().find((candidate) => candidate.key === key);
  if (!register) return null;
  const until = clock().getTime() + AWAKE_MS;
  for (;;) {
    const taken = await takeTurn(register, clock());
    if (taken.kind !== 'call') return whenToComeBack(firmId, register, taken, clock());
    await call(register, taken, clock);
    if (clock().getTime() >= until) return whenToComeBack(firmId, register, undefined, clock());
  }
}

/** When a firm is to be asked about: null once nothing is; at once where only time was short. */
async function whenToComeBack(
  firmId: string,
  register: Register,
  why: NoTurn | undefined,
  now: Date,
): Promise<Date | null> {
  const own = await findWaiting(database(), firmId, register.key);
  const dueAt = own?.row.dueAt;
  if (!dueAt) return null;
  const soon = new Date(now.getTime() + LOOK_AGAIN_MS);
  if (dueAt > now) return (await isItsCallRunning(register, own, now)) ? soon : dueAt;
  if (why?.kind === 'closed') return why.until;
  // Or somebody else makes its call at this moment.
  if (why?.kind !== 'full') return why ? soon : now;
  const alike = REGISTERS.filter(({ limit }) => limit.key === register.limit.key).map((other) => other.key);
  return whenTurn(register, why.ends, await placeAmongWaiting(database(), own.row, alike, now), now);
}

function isItsCallRunning({ key }: Register, { application }: Waiting, now: Date): Promise<boolean> {
  const since = new Date(now.getTime() - CALL_LIMIT_MS);
  return isRunning(database(), key, { since, application: application.identifier });
}

/** Makes the call that was written down, and keeps what comes of it. */
async function call(register: Register, turn: Turn, clock: () => Date): Promise<void> {
  const { waiting } = turn;
  const { row, market } = waiting;
  const begunAt = clock().getTime();
  const answer = await callRegister(register, {
    siret: row.siret,
    recipient: market.siret,
    purpose: purposeOf(waiting),
  });
  const seconds = (clock().getTime() - begunAt) / 1000;
  const said: Outcome = answer ? register.read(answer, row.siret) : { state: 'unavailable' };
  const { files = [] } = said;
  const fetched = await fetchDocuments(register, files, waiting, clock);
  // A document that cannot be had now, whatever else the register says: it is asked again.
  const isEmpty = files.length > 0 && fetched.length === 0;
  const { groupClosedMs } = said;
  const outcome: Outcome = isEmpty ? { state: 'unavailable', isWell: true, groupClosedMs } : said;
  await keep(register, turn, answer, outcome, fetched, clock());
  const { identifier } = waiting.application;
  const ended = { status: answer?.status, state: countedAs(outcome), reference: referenceOf(answer), seconds };
  tellCall(register, { application: identifier, ...ended });
}

/** What is well does not count towards the breaker, nor as a failure. */
const countedAs = ({ state, isWell }: Outcome): RegisterState => (isWell ? 'pending' : state);

const referenceOf = (answer: RegisterAnswer | undefined) => answer?.headers.get('x-request-id')?.slice(0, 100) ?? null;

/** Writes down what came of a call; the row only as long as nobody submitted, or changed the SIRET, meanwhile. */
function keep(
  register: Register,
  { id, waiting }: Turn,
  answer: RegisterAnswer | undefined,
  outcome: Outcome,
  fetched: readonly FetchedFile[],
  now: Date,
): Promise<void> {
  const reference = referenceOf(answer);
  const { row } = waiting;
  return inTransaction(async (tx) => {
    const application = await lockApplication(tx, waiting.application.id);
    await endCall(tx, id, {
      endedAt: now,
      status: answer?.status ?? null,
      outcome: countedAs(outcome),
      reference,
      groupClosedUntil: outcome.groupClosedMs === undefined ? null : new Date(now.getTime() + outcome.groupClosedMs),
    });
    if (application.completedAt) return;
    const change =
      outcome.state === 'unavailable'
        ? failed(waiting, outcome, reference, now)
        : answerBy(row, answered(register, outcome, reference, now), now);
    // Or its SIRET was changed meanwhile: neither what was said of the other one, nor its documents, are this firm's.
    if (!(await changeRegisterRow(tx, row, change)) || !change.said) return;
    if (fetched.length === 0 && !hasDocuments(row.said)) return;
    const documents = await keepDocuments(tx, waiting, fetched, now);
    await changeRegisterRow(tx, row, { said: { ...change.said, ...documents } });
  });
}

function answered(
  { freshMs }: Register,
  { state, said = {}, notices = [] }: Outcome,
  reference: string | null,
  now: Date,
): Answered {
  return { state, said, notices, reference, answeredAt: now, freshUntil: new Date(now.getTime() + freshMs) };
}

/**
 * Asked again when the register said, else later and later, as long as one may still submit. Where it answered before, that
 * answer stays, and nobody waits.
 */
function failed({ row, market }: Waiting, { retryInMs }: Outcome, reference: string | null, now: Date): RowChange {
  if (row.answeredAt) return { dueAt: null };
  const waitMs = retryInMs ?? Math.min(FIRST_RETRY_MS * 4 ** row.failures, MAX_RETRY_MS);
  const dueAt = new Date(now.getTime() + waitMs);
  const isInTime = dueAt < market.deadline;
  return { state: 'unavailable', reference, failures: row.failures + 1, dueAt: isInTime ? dueAt : null };
}
