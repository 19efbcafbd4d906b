import { and, eq, lte, sql } from 'drizzle-orm';
import { database } from '@/db/database';
import { prepared } from '@/db/prepared';
import { rateLimits } from '@/db/schema/limits';
import { beganAhead, CLOCKS_AGREE_MS } from '@/lib/kits/clock/clock';

export type { RateLimitOverrides } from '@/db/schema/limits';

export type Taken = Omit<typeof rateLimits.$inferSelect, 'bucket' | 'holder'>;

type Taking = {
  bucket: string;
  holder: string;
  hourLimit: number;
  hourSeconds: number;
  burstLimit: number;
  burstSeconds: number;
  now: Date;
};

/**
 * Takes one request from a bucket, if both its windows have room, and returns the row as it stands then; `admitted`
 * says which. One statement, so one round trip, and PostgreSQL makes the requests of one holder wait for each other at
 * the row: the count is exact whatever the number of processes. Limits are at least 1. A window that began later than
 * now, by a clock that has been set back since, is over, and given as one that begins now.
 */
export async function takeFromWindows(taking: Taking): Promise<Taken> {
  const [row] = await takingFromWindows().execute(taking);
  if (!row) throw new Error('the request was not counted');
  const { durability: _durability, ...taken } = row;
  const [hourStartedAt, hourUsed] = windowAt(taken.hourStartedAt, taken.hourUsed, taking.now);
  const [burstStartedAt, burstUsed] = windowAt(taken.burstStartedAt, taken.burstUsed, taking.now);
  return { ...taken, hourStartedAt, hourUsed, burstStartedAt, burstUsed };
}

/** No window begins after now: neither one of a clock that was ahead nor one of a process a moment ahead of this one. */
function windowAt(startedAt: Date, used: number, now: Date): [Date, number] {
  if (startedAt <= now) return [startedAt, used];
  return [now, beganAhead(startedAt, now) ? 0 : used];
}

/** Forgets what was counted of one holder. */
export async function deleteWindows(bucket: string, holder: string): Promise<void> {
  await database()
    .delete(rateLimits)
    .where(and(eq(rateLimits.bucket, bucket), eq(rateLimits.holder, holder)));
}

/** Forgets the windows that are over; a holder who comes back begins new ones. Returns how many rows went. */
export async function deleteEndedWindows(hourSeconds: number, burstSeconds: number, now: Date): Promise<number> {
  const before = (seconds: number) => new Date(now.getTime() - seconds * 1000);
  const deleted = await database()
    .delete(rateLimits)
    .where(
      and(lte(rateLimits.hourStartedAt, before(hourSeconds)), lte(rateLimits.burstStartedAt, before(burstSeconds))),
    )
    .returning({ bucket: rateLimits.bucket });
  return deleted.length;
}

const takingFromWindows = prepared((on) => {
  const { hourStartedAt, hourUsed, burstStartedAt, burstUsed } = rateLimits;
  const given = sql.placeholder;
  const now = sql`excluded.hour_started_at`;
  const latest = sql`${now} + make_interval(secs => ${sql.raw(String(CLOCKS_AGREE_MS / 1000))})`;
  const runs = (start: typeof hourStartedAt | typeof burstStartedAt, seconds: 'hourSeconds' | 'burstSeconds') =>
    sql`(${start} + make_interval(secs => ${given(seconds)}) > ${now} and ${start} <= ${latest})`;
  const hourRuns = runs(hourStartedAt, 'hourSeconds');
  const burstRuns = runs(burstStartedAt, 'burstSeconds');
  const hourHasRoom = sql`(not ${hourRuns} or ${hourUsed} < ${given('hourLimit')})`;
  const burstHasRoom = sql`(not ${burstRuns} or ${burstUsed} < ${given('burstLimit')})`;
  const admitted = sql`(${hourHasRoom} and ${burstHasRoom})`;
  // A refused request changes nothing, not even a window that is over: the next one begins with a request that passes.
  const started = (column: typeof hourStartedAt | typeof burstStartedAt, isRunning: typeof hourRuns) =>
    sql`case when ${admitted} and not ${isRunning} then ${now} else ${column} end`;
  const used = (column: typeof hourUsed | typeof burstUsed, isRunning: typeof hourRuns) =>
    sql`case when not ${admitted} then ${column} when ${isRunning} then ${column} + 1 else 1 end`;

  return on
    .insert(rateLimits)
    .values({
      bucket: given('bucket'),
      holder: given('holder'),
      hourStartedAt: given('now'),
      hourUsed: 1,
      burstStartedAt: given('now'),
      burstUsed: 1,
      admitted: true,
    })
    .onConflictDoUpdate({
      target: [rateLimits.bucket, rateLimits.holder],
      set: {
        hourStartedAt: started(hourStartedAt, hourRuns),
        hourUsed: used(hourUsed, hourRuns),
        burstStartedAt: started(burstStartedAt, burstRuns),
        burstUsed: used(burstUsed, burstRuns),
        admitted,
      },
    })
    .returning({
      hourStartedAt,
      hourUsed,
      burstStartedAt,
      burstUsed,
      admitted: rateLimits.admitted,
      // For this statement's own transaction: a crash of the server may forget the last moments of a count, and no
      // request waits for the disk because it is counted.
      durability: sql<string>`set_config('synchronous_commit', 'off', true)`,
    })
    .prepare('take_from_windows');
});
