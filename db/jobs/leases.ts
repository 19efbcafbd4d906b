import type { Handle, Pool } from '@/db/connection/pool';
import { CLOCKS_AGREE_MS } from '@/lib/kits/clock/clock';
import { type Claimed, claimedColumns, type Row, toClaimed } from './claimed';
import type { QueueItem } from './queue';
import { inJobsTransaction } from './transaction';

// Any constant: engines on one database take turns at claiming, so that a concurrency limit is never passed.
const CLAIM_LOCK = 7_345_001;

/**
 * Takes at most `limit` items that are due, oldest first, of the functions given, for `leaseMs`; none of `except`, which
 * are in progress here (their lease ran out in a stall, and the next heartbeat takes it again).
 * Items of a partition (column `lane`) are taken up to their function's concurrency limit, and a full partition costs
 * one index look-up however much is waiting in it.
 */
export async function claimItems(
  pool: Pool,
  claim: { limit: number; leaseMs: number; engine: string; functionIds: string[]; except: string[] },
): Promise<Claimed[]> {
  const { limit, leaseMs, engine, functionIds, except } = claim;
  return inJobsTransaction(pool, async (sql) => {
    const locked = sql`select pg_advisory_xact_lock(${CLAIM_LOCK})`;
    const claimed = sql<Row[]>`
      with recursive partitions(lane) as (
        (select lane from jobs.queue where lane is not null order by lane limit 1)
        union all
        select following.lane from partitions cross join lateral
          (select lane from jobs.queue where queue.lane > partitions.lane order by lane limit 1) following
      ),
      busy as (
        select lane, count(*) as items from jobs.queue
        where lane is not null and leased_until > clock_timestamp() group by lane
      ),
      candidates as (
        (select id from jobs.queue
         where lane is null and due_at <= clock_timestamp() and function_id = any(${functionIds})
           and (leased_until is null or leased_until < clock_timestamp())
         order by due_at, id limit ${limit})
        union all
        (select waiting.id
         from partitions left join busy on busy.lane = partitions.lane
         cross join lateral (
           select concurrency_limit from jobs.functions
           where functions.id = split_part(partitions.lane, '|', 1) and functions.id = any(${functionIds})
         ) function
         cross join lateral (
           select id from jobs.queue
           where queue.lane = partitions.lane and due_at <= clock_timestamp()
             and (leased_until is null or leased_until < clock_timestamp())
           order by due_at, id
           limit greatest(coalesce(function.concurrency_limit, ${limit}) - coalesce(busy.items, 0), 0)
         ) waiting)
      ),
      chosen as (
        select id, leased_until is not null as expired from jobs.queue
        where id in (select id from candidates) and id <> all(${except}::bigint[])
        order by due_at, id limit ${limit} for update skip locked
      )
      update jobs.queue
      set leased_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond', leased_by = ${engine},
          since = clock_timestamp(), generation = generation + 1, crashes = crashes + chosen.expired::int
      from chosen, jobs.runs where queue.id = chosen.id and runs.id = queue.run_id
      returning ${claimedColumns(sql)}`;
    // Sent together, in this order: the second sees what the engine before us committed.
    const [, rows] = await Promise.all([locked, claimed]);
    return rows.map(toClaimed);
  });
}

/** Prolongs the leases that are still ours; returns the ids of those that are. */
export async function prolongLeases(sql: Handle, items: QueueItem[], leaseMs: number): Promise<Set<string>> {
  const rows = await sql<{ id: string }[]>`
    update jobs.queue
    set leased_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond', since = clock_timestamp()
    from unnest(${items.map((item) => item.id)}::bigint[], ${items.map((item) => item.generation)}::int[])
      as mine(id, generation)
    where queue.id = mine.id and queue.generation = mine.generation
    returning queue.id`;
  return new Set(rows.map((row) => row.id));
}

/** Hands leases back before they run out: another engine may take the items at once. */
export async function releaseLeases(sql: Handle, items: QueueItem[]) {
  await sql`
    update jobs.queue set leased_until = null, leased_by = null, since = clock_timestamp(),
      generation = queue.generation + 1
    from unnest(${items.map((item) => item.id)}::bigint[], ${items.map((item) => item.generation)}::int[])
      as mine(id, generation)
    where queue.id = mine.id and queue.generation = mine.generation`;
}

/**
 * Mends what was written under a clock that has been set back since: what waited is due now, and what was taken is taken
 * for a whole lease from now on, since who took it may live (then it prolongs it). Returns how many items.
 */
export async function mendFutureItems(sql: Handle): Promise<number> {
  const { count } = await sql`
    update jobs.queue
    set due_at = least(due_at, clock_timestamp()), leased_until = clock_timestamp() + (leased_until - since),
      since = clock_timestamp()
    where (due_at > clock_timestamp() or leased_until > clock_timestamp())
      and since > clock_timestamp() + ${CLOCKS_AGREE_MS} * interval '1 millisecond'`;
  return count;
}

/**
 * Milliseconds until something becomes due or a lease runs out; null when nothing will.
 * What is due already and still waits (a full partition) does not count: the engine that frees the place rings.
 */
export async function msUntilNextItem(sql: Handle): Promise<number | null> {
  const [row] = await sql<{ ms: number | null }[]>`
    select (extract(epoch from least(
      (select due_at from jobs.queue where due_at > clock_timestamp() order by due_at limit 1),
      (select min(leased_until) from jobs.queue where leased_until is not null)
    ) - clock_timestamp()) * 1000)::float8 as ms`;
  return row?.ms ?? null;
}
