import { type Database, inTransaction } from '@/db/database';
import { lockApplication } from '@/db/queries/applications';
import {
  countOtherSirets,
  endCall,
  firstInLine,
  holdLimitGroup,
  insertCall,
  isRunning,
} from '@/db/queries/registers/calls';
import {
  changeRegisterRow,
  findFreshAnswer,
  findWaiting,
  type RegisterRow,
  type RowChange,
  type Waiting,
} from '@/db/queries/registers/states';
import type { RegisterState } from '@/db/schema/registers';
import { CALL_LIMIT_MS, callRegister } from './call-register';
import { connectedRegisters } from './connected';
import { DOCUMENTS_LIMIT_MS, type FetchedFile, fetchDocuments } from './fetch-documents';
import { copyAnswer, keepDocuments } from './keep-documents';
import { LOOK_AGAIN_MS, lineOf, mayCallAt, recipientOf } from './may-call';
import type { Outcome, Register, RegisterAnswer } from './register';
import { REGISTERS } from './registers';
import { tellCall } from './tell-call';

const FIRST_RETRY_MS = 15_000;
const MAX_RETRY_MS = 3_600_000;

/** A little longer than a call lasts, so that what a killed process left is asked again, once. */
const LEASE_MS = CALL_LIMIT_MS + DOCUMENTS_LIMIT_MS + 5_000;

/**
 * Other SIRETs that registers of a kind were asked about for one application, above which no new one is (contract §8 for
 * the protected ones): forms are not for searching.
 */
const mostOthers = (isProtected: boolean) => (isProtected ? 2 : 20);

type Calling = { kind: 'call'; id: string; waiting: Waiting };
type Reserved = { kind: 'settled' } | { kind: 'later'; at: Date } | Calling;
const SETTLED: Reserved = { kind: 'settled' };

/**
 * Asks a register about the firm whose turn it is, where its limit allows a call, and keeps what it says; it is asked on
 * behalf of `firmId`, which comes back until its own turn has come. Returns when: null once nothing is to be asked about it
 * any more. Done again after its process was killed, it makes one more call at the most.
 */
export async function askRegister(firmId: string, key: string, clock = () => new Date()): Promise<Date | null> {
  const register = connectedRegisters().find((candidate) => candidate.key === key);
  if (!register) return null;
  const reserved = await reserve(firmId, register, clock());
  if (reserved.kind === 'settled') return null;
  if (reserved.kind === 'later') return reserved.at;
  const again = await call(register, reserved, clock);
  return reserved.waiting.row.firmId === firmId ? again : clock();
}

/** Makes the call that was written down. Returns when the firm is to be asked about again. */
async function call(register: Register, reserved: Calling, clock: () => Date): Promise<Date | null> {
  const { waiting } = reserved;
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
  const again = await keep(register, reserved, answer, outcome, fetched, clock());
  const { identifier } = waiting.application;
  const ended = { status: answer?.status, state: countedAs(outcome), reference: referenceOf(answer), seconds };
  tellCall(register, { application: identifier, ...ended });
  return again;
}

/** What is well does not count towards the breaker, nor as a failure. */
const countedAs = ({ state, isWell }: Outcome): RegisterState => (isWell ? 'pending' : state);

const referenceOf = (answer: RegisterAnswer | undefined) => answer?.headers.get('x-request-id')?.slice(0, 100) ?? null;

/** What the provider keeps of why it was asked: less than 50 characters. */
const purposeOf = ({ market, application }: Pick<Waiting, 'market' | 'application'>) =>
  `${market.identifier} ${application.identifier}`;

/** Takes a turn, for whoever is first in the line, and writes the call down before it is made. */
function reserve(firmId: string, register: Register, now: Date): Promise<Reserved> {
  return inTransaction(async (tx) => {
    await holdLimitGroup(tx, register.limit.key);
    const own = await findWaiting(tx, firmId, register.key);
    const dueAt = own?.row.dueAt;
    if (!dueAt) return SETTLED;
    if (dueAt > now) return { kind: 'later', at: await whenToLook(tx, register, own, now) };
    const at = await mayCallAt(tx, register, firmId, now);
    if (at > now) return { kind: 'later', at };
    for (;;) {
      const first = await firstInLine(tx, register.key, lineOf(register, now));
      const waiting = first && (await findWaiting(tx, first, register.key));
      if (!waiting) return { kind: 'later', at: new Date(now.getTime() + LOOK_AGAIN_MS) };
      if (!(await settleWithoutCall(tx, register, waiting, now))) return writeDown(tx, register, waiting, now);
      if (first === firmId) return SETTLED;
    }
  });
}

/** When its time has come; soon, where somebody else makes its call at this moment. */
async function whenToLook(tx: Database, { key }: Register, { row, application }: Waiting, now: Date): Promise<Date> {
  const since = new Date(now.getTime() - CALL_LIMIT_MS);
  const isCalled = await isRunning(tx, key, { since, application: application.identifier });
  return isCalled || !row.dueAt ? new Date(now.getTime() + LOOK_AGAIN_MS) : row.dueAt;
}

/** True when the firm's row is settled without a call: by an answer that is known, or because nothing more may be asked. */
async function settleWithoutCall(tx: Database, register: Register, waiting: Waiting, now: Date): Promise<boolean> {
  const { row, application } = waiting;
  const { isProtected } = register;
  const known = await findFreshAnswer(tx, waiting, isProtected, now);
  // Submitted at this moment: nothing more is said of it, and it is in the line no more.
  if (known && (await lockApplication(tx, application.id)).completedAt) return true;
  const said = known && (await copyAnswer(tx, known, row.firmId));
  if (known && said) {
    await changeRegisterRow(tx, row, { ...answeredAs(known), said });
    return true;
  }
  const alike = REGISTERS.filter((other) => other.isProtected === isProtected).map(({ key }) => key);
  const asked = { application: application.identifier, siret: row.siret };
  if ((await countOtherSirets(tx, alike, asked)) < mostOthers(isProtected)) return false;
  await changeRegisterRow(tx, row, { state: 'disabled', dueAt: null });
  return true;
}

async function writeDown(tx: Database, register: Register, waiting: Waiting, now: Date): Promise<Calling> {
  const { row, market, application } = waiting;
  await changeRegisterRow(tx, row, { dueAt: new Date(now.getTime() + LEASE_MS) });
  const id = await insertCall(tx, {
    register: register.key,
    limitGroup: register.limit.key,
    editorId: market.editorId,
    application: application.identifier,
    siret: row.siret,
    recipient: recipientOf(register, waiting),
    purpose: purposeOf(waiting),
    startedAt: now,
  });
  return { kind: 'call', id, waiting };
}

function answeredAs({ state, said, notices, reference, answeredAt, freshUntil }: RegisterRow): RowChange {
  return { state, said, notices, reference, answeredAt, freshUntil, dueAt: null, failures: 0 };
}

/** Writes down what came of a call; the row only as long as nobody submitted, or changed the SIRET, meanwhile. */
function keep(
  register: Register,
  { id, waiting }: Calling,
  answer: RegisterAnswer | undefined,
  outcome: Outcome,
  fetched: readonly FetchedFile[],
  now: Date,
): Promise<Date | null> {
  const reference = referenceOf(answer);
  const change = outcome.state === 'unavailable' ? failed(waiting, outcome, now) : answered(register, outcome, now);
  return inTransaction(async (tx) => {
    const application = await lockApplication(tx, waiting.application.id);
    await endCall(tx, id, {
      endedAt: now,
      status: answer?.status ?? null,
      outcome: countedAs(outcome),
      reference,
      groupClosedUntil: outcome.groupClosedMs === undefined ? null : new Date(now.getTime() + outcome.groupClosedMs),
    });
    // Or its SIRET was changed meanwhile: neither what was said of the other one, nor its documents, are this firm's.
    const current = application.completedAt ? undefined : await findWaiting(tx, waiting.row.firmId, register.key);
    if (current?.row.siret !== waiting.row.siret) return current?.row.dueAt ?? null;
    const said = { ...change.said, ...(await keepDocuments(tx, waiting, fetched, now)) };
    await changeRegisterRow(tx, waiting.row, { ...change, said, reference });
    return change.dueAt ?? null;
  });
}

function answered({ freshMs }: Register, { state, said = {}, notices = [] }: Outcome, now: Date): RowChange {
  const freshUntil = new Date(now.getTime() + freshMs);
  return { state, said, notices, answeredAt: now, freshUntil, dueAt: null, failures: 0 };
}

/** Asked again when the register said, else later and later, as long as one may still submit. */
function failed({ row, market }: Waiting, { retryInMs }: Outcome, now: Date): RowChange {
  const waitMs = retryInMs ?? Math.min(FIRST_RETRY_MS * 4 ** row.failures, MAX_RETRY_MS);
  const dueAt = new Date(now.getTime() + waitMs);
  return { state: 'unavailable', failures: row.failures + 1, dueAt: dueAt < market.deadline ? dueAt : null };
}
