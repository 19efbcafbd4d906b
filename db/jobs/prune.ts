import type { Handle } from '@/db/connection/pool';

const BATCH = 1000;

// In batches: a long delete would hold back vacuum and the engines that wait for its rows.
async function inBatches(deleteBatch: () => Promise<{ count: number }>): Promise<number> {
  let total = 0;
  for (;;) {
    const { count } = await deleteBatch();
    total += count;
    if (count < BATCH) return total;
  }
}

/** Deletes runs (with their steps) that ended, and events and ticks received, before `before`; and expired keys. */
export async function pruneJobs(sql: Handle, now: Date, before: Date): Promise<{ runs: number; events: number }> {
  const runs = await inBatches(
    () => sql`
      delete from jobs.runs where id in (select id from jobs.runs where ended_at < ${before} limit ${BATCH})`,
  );
  const events = await inBatches(
    () => sql`
      delete from jobs.events where id in (select id from jobs.events where received_at < ${before} limit ${BATCH})`,
  );
  await sql`delete from jobs.idempotency_keys where expires_at < ${now}`;
  await sql`delete from jobs.cron_ticks where tick < ${before}`;
  return { runs, events };
}
