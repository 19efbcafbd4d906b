import type { Database } from '@/db/database';
import { groupClosedUntil, listEnds, listLastEnded, placeInLine, runningSince } from '@/db/queries/registers/calls';
import type { Waiting } from '@/db/queries/registers/states';
import { env } from '@/lib/env';
import { CALL_LIMIT_MS } from './call-register';
import type { LimitGroup, Register } from './register';
import { REGISTERS } from './registers';

/** So many calls in a row without an answer, and a register is left in peace for a while; then one call tries it. */
const BREAKER_FAILURES = 5;
const BREAKER_PAUSE_MS = 60_000;

/** A call that another waits for: how often one looks whether it has ended. */
const LOOK_AGAIN_MS = 2_000;

/** When a register may be asked about this firm: `now`, or later. The group must be held. */
export async function mayCallAt(tx: Database, register: Register, waiting: Waiting, now: Date): Promise<Date> {
  const same = { register: register.key, siret: waiting.row.siret, recipient: recipientOf(register, waiting) };
  const givenUp = after(now, -CALL_LIMIT_MS);
  if (await runningSince(tx, same, givenUp)) return after(now, LOOK_AGAIN_MS);
  const isTried = await brokenUntil(tx, register, now);
  if (isTried && isTried > now) return isTried;
  if (isTried && (await runningSince(tx, { register: register.key }, givenUp))) return after(now, LOOK_AGAIN_MS);
  const closed = await groupClosedUntil(tx, register.limit.key, now);
  return closed ?? turnOf(tx, register, waiting, now);
}

/** In ms. */
export const periodOf = ({ period }: LimitGroup): number => (period === 'second' ? 1_000 : env().REGISTERS_MINUTE_MS);

/** For whom a call is made, where the register is told. */
export function recipientOf(register: Register, { market }: Pick<Waiting, 'market'>): string | null {
  return register.isProtected ? market.siret : null;
}

/**
 * By the provider's limit, which holds in any period, whenever it begins and whatever the time that a call takes to arrive:
 * a call counts until a whole period after its end.
 */
async function turnOf(tx: Database, register: Register, { row }: Waiting, now: Date): Promise<Date> {
  const { key: group, calls } = register.limit;
  const periodMs = periodOf(register.limit);
  const since = after(now, -periodMs);
  const ends = await listEnds(tx, group, { endedAfter: since, givenUpMs: CALL_LIMIT_MS, now });
  const registers = REGISTERS.filter(({ limit }) => limit.key === group).map(({ key }) => key);
  const place = await placeInLine(tx, { firmId: row.firmId, register: register.key, group, registers, now, since });
  const free = Array.from({ length: Math.max(0, calls - ends.length) }, () => now);
  const slots = [...free, ...ends.map((end) => after(end, periodMs))];
  const slot = slots[(place - 1) % calls] ?? now;
  return after(slot, Math.floor((place - 1) / calls) * periodMs);
}

/** Until when a register that failed time after time is not asked: in the past when it is to be tried; undefined when it works. */
async function brokenUntil(tx: Database, { key }: Register, now: Date): Promise<Date | undefined> {
  const last = await listLastEnded(tx, key, after(now, -BREAKER_PAUSE_MS * BREAKER_FAILURES), BREAKER_FAILURES);
  if (last.length < BREAKER_FAILURES || last.some(({ outcome }) => outcome !== 'unavailable')) return undefined;
  const newest = last[0]?.endedAt;
  return newest ? after(newest, BREAKER_PAUSE_MS) : undefined;
}

const after = (from: Date, ms: number) => new Date(from.getTime() + ms);
