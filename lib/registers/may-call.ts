import type { Database } from '@/db/database';
import {
  groupClosedUntil,
  isRunning,
  type Line,
  listEnds,
  listLastEnded,
  placeInLine,
} from '@/db/queries/registers/calls';
import type { Waiting } from '@/db/queries/registers/states';
import { env } from '@/lib/env';
import { CALL_LIMIT_MS } from './call-register';
import type { LimitGroup, Register } from './register';
import { REGISTERS } from './registers';

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

/** The line in which a register's firms wait, with those of the others of its limit. */
export function lineOf({ limit }: Register, now: Date): Line {
  const registers = REGISTERS.filter((other) => other.limit.key === limit.key).map(({ key }) => key);
  return { group: limit.key, registers, now, since: after(now, -periodOf(limit)), givenUpMs: CALL_LIMIT_MS };
}

/**
 * When a register may be asked, about whomever: `now`, or later; then for this firm, by its place in the line. The group
 * must be held.
 */
export async function mayCallAt(tx: Database, register: Register, firmId: string, now: Date): Promise<Date> {
  const brokenUntil = await pausedUntil(tx, register, now);
  if (brokenUntil && brokenUntil > now) return brokenUntil;
  if (brokenUntil && (await isRunning(tx, register.key, { since: after(now, -CALL_LIMIT_MS) })))
    return after(now, LOOK_AGAIN_MS);
  const closed = await groupClosedUntil(tx, register.limit.key, now);
  return closed ?? turnOf(tx, register, firmId, now);
}

/**
 * By the provider's limit, which holds in any period, whenever it begins and whatever the time that a call takes to arrive:
 * a call counts until a whole period after its end.
 */
async function turnOf(tx: Database, register: Register, firmId: string, now: Date): Promise<Date> {
  const { key: group, calls } = register.limit;
  const periodMs = periodOf(register.limit);
  const ends = await listEnds(tx, group, { endedAfter: after(now, -periodMs), givenUpMs: CALL_LIMIT_MS, now });
  if (ends.length < calls) return now;
  const place = await placeInLine(tx, { firmId, register: register.key }, lineOf(register, now));
  const end = ends[(place - 1) % calls] ?? now;
  return after(end, periodMs * (1 + Math.floor((place - 1) / calls)));
}

/** Until when a register that failed time after time is not asked: in the past when it is to be tried; undefined when it works. */
async function pausedUntil(tx: Database, { key }: Register, now: Date): Promise<Date | undefined> {
  const last = await listLastEnded(tx, key, after(now, -BREAKER_PAUSE_MS * BREAKER_FAILURES), BREAKER_FAILURES);
  if (last.length < BREAKER_FAILURES || last.some(({ outcome }) => outcome !== 'unavailable')) return undefined;
  const newest = last[0]?.endedAt;
  return newest ? after(newest, BREAKER_PAUSE_MS) : undefined;
}

const after = (from: Date, ms: number) => new Date(from.getTime() + ms);
