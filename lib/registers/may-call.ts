import type { Database } from '@/db/database';
import { isRunning, type LastCalls, type Line, listEnds, readLastCalls } from '@/db/queries/registers/calls';
import type { Waiting } from '@/db/queries/registers/states';
import { env } from '@/lib/env';
import { CALL_LIMIT_MS } from './call-register';
import type { LimitGroup, Register } from './register';

/** So many calls in a row without an answer, and a register is left in peace for a while; then one call tries it. */
const BREAKER_FAILURES = 5;
const BREAKER_PAUSE_MS = 60_000;

/** How long one waits for a call that runs, before one looks again. */
export const LOOK_AGAIN_MS = 2_000;

/** In ms. */
export const periodOf = ({ period }: LimitGroup): number => (period === 'second' ? 1_000 : env().REGISTERS_MINUTE_MS);

/** For whom a call is made, where the register is told. */
export function recipientOf(register: Register, { market }: Pick<Waiting, 'market'>): string | null {
  return register.isToldBuyer ? market.siret : null;
}

/** The line in which a register's firms wait, for calls that it shares with the others of its limit. */
export function lineOf({ key: register, limit }: Register, now: Date): Line {
  return { group: limit.key, register, now, since: after(now, -periodOf(limit)), givenUpMs: CALL_LIMIT_MS };
}

/** Until when a register is not asked, about whomever: it fails, or said so; undefined when it may be. The group must be held. */
export async function closedUntil(tx: Database, register: Register, now: Date): Promise<Date | undefined> {
  const { key, limit } = register;
  const since = after(now, -BREAKER_PAUSE_MS * BREAKER_FAILURES);
  const last = await readLastCalls(tx, { register: key, group: limit.key }, { since, limit: BREAKER_FAILURES, now });
  const brokenUntil = pausedUntil(last);
  if (brokenUntil && brokenUntil > now) return brokenUntil;
  if (brokenUntil && (await isRunning(tx, key, { since: after(now, -CALL_LIMIT_MS) })))
    return after(now, LOOK_AGAIN_MS);
  return last.closedUntil ?? undefined;
}

/** When the calls ended that count towards the provider's limit now: each counts until a whole period after its end. */
export function endsThatCount(tx: Database, { limit }: Register, now: Date): Promise<Date[]> {
  const endedAfter = after(now, -periodOf(limit));
  return listEnds(tx, limit.key, { endedAfter, givenUpMs: CALL_LIMIT_MS, now });
}

/**
 * When whoever has this place (from 1) among those that wait comes back, where no call is left. The limit holds in any
 * period, whenever it begins and whatever the time that a call takes to arrive.
 */
export function whenTurn({ limit }: Register, ends: readonly Date[], place: number, now: Date): Date {
  const end = ends[(place - 1) % limit.calls] ?? now;
  return after(end, periodOf(limit) * (1 + Math.floor((place - 1) / limit.calls)));
}

/** Until when a register that failed time after time is not asked: in the past when it is to be tried; undefined when it works. */
function pausedUntil({ outcomes, lastEndedAt }: LastCalls): Date | undefined {
  if (outcomes.length < BREAKER_FAILURES || outcomes.some((outcome) => outcome !== 'unavailable')) return undefined;
  return lastEndedAt ? after(lastEndedAt, BREAKER_PAUSE_MS) : undefined;
}

const after = (from: Date, ms: number) => new Date(from.getTime() + ms);
