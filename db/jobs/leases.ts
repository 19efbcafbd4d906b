import type { Handle, Pool } from '@/db/connection/pool';
import { CLOCKS_AGREE_MS } from '@/lib/kits/clock/clock';
import { type Claimed, claimedColumns, type Row, toClaimed } from './claimed';
import type { QueueItem } from './queue';
import { inJobsTransaction } from './transaction';

// Any constant: engines on one database take turns at claiming, so that a concurrency limit is never passed.
const CLAIM_LOCK = 7_345_001;

type Claim = { limit: number; leaseMs: number; engine: string; functionIds: string[]; except: string[] };

/** How many of what waits are looked at for each place to fill; the next looks of a claim see further. */
const LOOKED_AT = 4;
const FURTHER = 8;

/**
 * Takes at most `limit` items that are due, oldest first, of the functions given, for `leaseMs`; none of `except`, which
 * are in progress here (their lease ran out in a stall, and the next heartbeat takes it again).
 * Items of a partition (column `lane`) are taken up to their function's concurrency limit. What waits is read in the order
 * of its time, so that a claim costs the same however many partitions wait; what is found behind a full one is set aside,
 * and of that a claim reads the head of each partition only, so that it costs the same however much waits in one.
 */
export async function claimItems(pool: Pool, claim: Claim): Promise<Claimed[]> {
  return inJobsTransaction(pool, async (sql) => {
    let seen = claim.limit * LOOKED_AT;
    // Sent together, in this order (a query is sent once asked to): the look sees what the engine before us committed.
    const locked = sql`select pg_advisory_xact_lock(${CLAIM_LOCK})`.execute();
    const [, first] = await Promise.all([locked, look(sql, claim, seen)]);
    const claimed = [...first.claimed];
    let hasMore = first.setAside;
    while (hasMore && claimed.length < claim.limit) {
      seen *= FURTHER;
      const next = await look(sql, { ...claim, limit: claim.limit - claimed.length }, seen);
      claimed.push(...next.claimed);
      hasMore = next.setAside;
    }
    return claimed;
  });
}

/** Takes what it may of the oldest `seen` items; whether it set some of them aside, so that there may be others behind. */
async function look(
  sql: Handle,
  { limit, leaseMs, engine, functionIds, except }: Claim,
  seen: number,
): Promise<{ claimed: Claimed[]; setAside: boolean }> {
  const rows = await sql<(Row & { id: string | null; setAside: boolean })[]>`
    with recursive partitions(lane) as (
      (select lane from jobs.queue where set_aside and leased_until is null order by lane limit 1)
      union all
      select following.lane from partitions cross join lateral (
        select lane from jobs.queue
        where set_aside and leased_until is null and queue.lane > partitions.lane order by lane limit 1
      ) following
    ),
    busy as materialized (
      select lane, count(*) as items from jobs.queue
      where lane is not null and leased_until > clock_timestamp() group by lane
    ),
    oldest as materialized (
      (select id, due_at, lane, function_id, set_aside from jobs.queue
       where leased_until is null and not set_aside and due_at <= clock_timestamp() and function_id = any(${functionIds})
       order by due_at, id limit ${seen})
      union all
      (select id, due_at, lane, function_id, true from jobs.queue
       where leased_until < clock_timestamp() and function_id = any(${functionIds}))
      union all
      (select heads.* from partitions cross join lateral (
        select id, due_at, lane, function_id, set_aside from jobs.queue
        where set_aside and leased_until is null and queue.lane = partitions.lane and due_at <= clock_timestamp()
          and function_id = any(${functionIds})
        order by due_at, id limit ${limit}
      ) heads)
    ),
    placed as (
      select *, row_number() over (partition by lane order by due_at, id) as place from oldest
    ),
    judged as materialized (
      select placed.id, due_at, set_aside,
        placed.lane is null or place <= coalesce(functions.concurrency_limit, ${limit}) - coalesce(busy.items, 0) as free
      from placed
      left join busy on busy.lane = placed.lane left join jobs.functions on functions.id = placed.function_id
    ),
    chosen as (
      select id, leased_until is not null as expired from jobs.queue
      where id = any(array(
        select id from judged where free and id <> all(${except}::bigint[]) order by due_at, id limit ${seen}))
      order by due_at, id limit ${limit} for update skip locked
    ),
    left_behind as (
      update jobs.queue set set_aside = true where id = any(array(
        select id from jobs.queue where id = any(array(select id from judged where not free and not set_aside))
        for update skip locked))
      returning 1
    ),
    taken as (
      update jobs.queue
      set leased_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond', leased_by = ${engine},
          since = clock_timestamp(), generation = generation + 1, crashes = crashes + chosen.expired::int
      from chosen, jobs.runs where queue.id = chosen.id and runs.id = queue.run_id
      returning ${claimedColumns(sql)}
    )
    select found."setAside", taken.*
    from (select exists (select from left_behind) as "setAside") found left join taken on true`;
  const taken = rows.filter((row): row is Row & { id: string; setAside: boolean } => row.id !== null);
  return {
    claimed: taken.map(({ setAside: _, ...row }) => toClaimed(row)),
    setAside: rows[0]?.setAside ?? false,
  };
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
      (select due_at from jobs.queue where leased_until is null and due_at > clock_timestamp() order by due_at limit 1),
      (select min(leased_until) from jobs.queue where leased_until is not null)
    ) - clock_timestamp()) * 1000)::float8 as ms`;
  return row?.ms ?? null;
}
