import type { Handle } from '@/db/connection/pool';
import type { Run } from './runs';

export type QueueItem = {
  id: string;
  runId: string;
  functionId: string;
  kind: 'discover' | 'step' | 'sleep';
  stepId: string;
  attempt: number;
  partition: string | null;
  generation: number;
  crashes: number;
  undelivered: number;
};

/** When an item is due: so long after it was queued, by the database's clock. */
export type Due = { afterMs: number };

/** Channel on which engines are rung. */
export const JOBS_CHANNEL = 'jobs';

const dueAt = (sql: Handle, { afterMs }: Due) => sql`clock_timestamp() + ${afterMs} * interval '1 millisecond'`;

/** Queues a call. The same call of the same run is queued once. */
export async function enqueue(
  sql: Handle,
  run: Pick<Run, 'id' | 'functionId' | 'partition'>,
  kind: QueueItem['kind'],
  stepId: string,
  due: Due = { afterMs: 0 },
) {
  await sql`
    insert into jobs.queue (run_id, function_id, kind, step_id, due_at, lane)
    values (${run.id}, ${run.functionId}, ${kind}, ${stepId}, ${dueAt(sql, due)}, ${run.partition})
    on conflict (run_id, kind, step_id) do nothing`;
}

/** True when the lease is still ours; the row stays locked until the end of the transaction. */
export async function lockItem(sql: Handle, item: QueueItem): Promise<boolean> {
  const rows = await sql`
    select 1 from jobs.queue where id = ${item.id} and generation = ${item.generation} for update`;
  return rows.length > 0;
}

export async function removeItem(sql: Handle, item: QueueItem) {
  await sql`delete from jobs.queue where id = ${item.id} and generation = ${item.generation}`;
}

/**
 * Puts an item back in the queue, to be taken again when due. A new generation: what the old lease still brings is
 * discarded.
 */
export async function rescheduleItem(
  sql: Handle,
  item: QueueItem,
  change: { due: Due; attempt: number; undelivered: number },
) {
  await sql`
    update jobs.queue
    set due_at = ${dueAt(sql, change.due)}, attempt = ${change.attempt}, undelivered = ${change.undelivered},
        since = clock_timestamp(), leased_until = null, leased_by = null, generation = generation + 1
    where id = ${item.id} and generation = ${item.generation}`;
}

/**
 * Turns an item that is done into the call that goes on with its run, in the same hands: no other engine has to be found
 * for it. A new generation, as if it had been queued and taken. Not while another call of the run is queued to go on.
 */
export async function keepItem(sql: Handle, item: QueueItem, leaseMs: number): Promise<QueueItem> {
  await sql`
    update jobs.queue
    set kind = 'discover', step_id = 'step', attempt = 0, crashes = 0, undelivered = 0, due_at = clock_timestamp(),
        since = clock_timestamp(),
        leased_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond', generation = generation + 1
    where id = ${item.id} and generation = ${item.generation}`;
  return freshItem(item);
}

/** What an item becomes when it is kept for the call that goes on. */
export function freshItem(item: QueueItem): QueueItem {
  const fresh = { kind: 'discover', stepId: 'step', attempt: 0, crashes: 0, undelivered: 0 } as const;
  return { ...item, ...fresh, generation: item.generation + 1 };
}

/** Rings every engine: something can be taken. Delivered when the transaction commits. */
export async function ringEngines(sql: Handle) {
  await sql`select pg_notify(${JOBS_CHANNEL}, '')`;
}

/** How much is due and not taken, and for how long the oldest has been waiting. */
export async function queueLag(sql: Handle): Promise<{ queued: number; oldestDueSeconds: number }> {
  const [row] = await sql<{ queued: number; oldestDueSeconds: number }[]>`
    select count(*)::int as queued,
      coalesce(extract(epoch from clock_timestamp() - min(due_at)), 0)::float8 as "oldestDueSeconds"
    from jobs.queue
    where due_at <= clock_timestamp() and (leased_until is null or leased_until < clock_timestamp())`;
  return row ?? { queued: 0, oldestDueSeconds: 0 };
}
