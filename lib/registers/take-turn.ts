import { type Database, inTransaction } from '@/db/database';
import { lockApplication } from '@/db/queries/applications';
import { firstInLine, holdLimitGroup, insertCall, readBefore } from '@/db/queries/registers/calls';
import { changeRegisterRow, findFreshAnswer, findWaiting, type Waiting } from '@/db/queries/registers/states';
import { answerBy, latestOf, stays } from './answer-again';
import { CALL_LIMIT_MS } from './call-register';
import { DOCUMENTS_LIMIT_MS } from './fetch-documents';
import { copyAnswer } from './keep-documents';
import { closedUntil, endsThatCount, lineOf, recipientOf } from './may-call';
import type { Register } from './register';
import { REGISTERS } from './registers';

/** A little longer than a call lasts, so that what a killed process left is asked again, once. */
const LEASE_MS = CALL_LIMIT_MS + DOCUMENTS_LIMIT_MS + 5_000;

/**
 * Other SIRETs that registers of a kind were asked about for one application, above which no new one is (contract §8 for
 * the protected ones): forms are not for searching.
 */
const mostOthers = (isProtected: boolean) => (isProtected ? 2 : 20);

/** A call that was written down, to be made now. */
export type Turn = { kind: 'call'; id: string; waiting: Waiting };

/** `closed`: nobody is asked about before. `full`: no call is left; when those ended that count. */
export type NoTurn = { kind: 'closed'; until: Date } | { kind: 'full'; ends: Date[] } | { kind: 'nobody waits' };

/** Takes a turn, for whoever is first in the line, and writes the call down before it is made. */
export function takeTurn(register: Register, now: Date): Promise<Turn | NoTurn> {
  return afterOthers(register.limit.key, () =>
    inTransaction(async (tx) => {
      await holdLimitGroup(tx, register.limit.key);
      const closed = await closedUntil(tx, register, now);
      if (closed && closed > now) return { kind: 'closed', until: closed };
      const ends = await endsThatCount(tx, register, now);
      if (ends.length >= register.limit.calls) return { kind: 'full', ends };
      for (;;) {
        const first = await firstInLine(tx, lineOf(register, now));
        const waiting = first && (await findWaiting(tx, first, register.key));
        if (!waiting) return { kind: 'nobody waits' };
        if (!(await settleWithoutCall(tx, register, waiting, now))) return writeDown(tx, register, waiting, now);
      }
    }),
  );
}

const last = new Map<string, Promise<unknown>>();

/** One at a time of this process: each other would keep a connection only to wait for the group's lock. */
function afterOthers<T>(group: string, work: () => Promise<T>): Promise<T> {
  const own = (last.get(group) ?? Promise.resolve()).then(work);
  last.set(
    group,
    own.catch(() => {}),
  );
  return own;
}

/** True when the firm's row is settled without a call: by an answer that is known, or because nothing more may be asked. */
async function settleWithoutCall(tx: Database, register: Register, waiting: Waiting, now: Date): Promise<boolean> {
  const { row, application } = waiting;
  const { key, isProtected } = register;
  const alike = REGISTERS.filter((other) => other.isProtected === isProtected).map((other) => other.key);
  const asked = { register: key, application: application.identifier, siret: row.siret };
  const before = await readBefore(tx, asked, alike, now);
  const known = before.isKnown ? await findFreshAnswer(tx, waiting, isProtected, now) : undefined;
  // Submitted at this moment: nothing more is said of it, and it is in the line no more.
  if (known && (await lockApplication(tx, application.id)).completedAt) return true;
  if (known && stays(row, now)) {
    await changeRegisterRow(tx, row, answerBy(row, latestOf(known), now));
    return true;
  }
  const said = known && (await copyAnswer(tx, known, row.firmId));
  if (known && said) {
    await changeRegisterRow(tx, row, answerBy(row, { ...latestOf(known), said }, now));
    return true;
  }
  if (before.otherSirets < mostOthers(isProtected)) return false;
  await changeRegisterRow(tx, row, { state: 'disabled', dueAt: null });
  return true;
}

async function writeDown(tx: Database, register: Register, waiting: Waiting, now: Date): Promise<Turn> {
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

/** What the provider keeps of why it was asked: less than 50 characters. */
export const purposeOf = ({ market, application }: Pick<Waiting, 'market' | 'application'>) =>
  `${market.identifier} ${application.identifier}`;
