import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPool, type Pool } from '@/db/connection/pool';
import { createTestDatabase, type TestDatabase } from '@/db/testing/database';
import { saveFunction } from './functions';
import { insertEventsAndRuns } from './ingest';
import { claimItems, mendFutureItems, msUntilNextItem, prolongLeases, releaseLeases } from './leases';
import { queueLag } from './queue';

let database: TestDatabase;
let pool: Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = openPool(database.url, 10);
  await saveFunction(pool, 'limited', {}, 2);
  await saveFunction(pool, 'free', {}, null);
});

afterAll(async () => {
  await pool?.end();
  await database?.drop();
});

async function queue(functionId: string, partition: string | null, runId: string, afterMs = 0) {
  const event = { id: runId, name: 'e', data: {}, ts: 0 };
  const run = { id: runId, eventId: runId, functionId, partition, key: null, maxAttempts: 1 };
  await insertEventsAndRuns(pool, [{ id: runId, event }], [run]);
  await pool`update jobs.queue set due_at = due_at + ${afterMs} * interval '1 millisecond' where run_id = ${runId}`;
}

async function claim(functionIds: string[], limit = 10) {
  const claimed = await claimItems(pool, { limit, leaseMs: 60_000, engine: 'test', functionIds, except: [] });
  return claimed.map(({ item }) => item);
}

test('engines that claim at the same moment never pass a partition’s limit, nor take an item twice', async () => {
  for (let number = 0; number < 10; number += 1) {
    await queue('limited', 'limited|a', `a${number}`);
    await queue('limited', 'limited|b', `b${number}`);
    await queue('free', null, `f${number}`);
  }
  expect(await queueLag(pool)).toMatchObject({ queued: 30 });
  const items = (await Promise.all(Array.from({ length: 10 }, () => claim(['limited', 'free'])))).flat();
  expect(items.map((item) => item.runId).sort()).toEqual(
    ['a0', 'a1', 'b0', 'b1', ...Array.from({ length: 10 }, (_, number) => `f${number}`)].sort(),
  );

  // A place that is given back goes to the oldest of its partition.
  await releaseLeases(
    pool,
    items.filter((item) => item.runId === 'a0'),
  );
  expect((await claim(['limited', 'free'])).map((item) => item.runId)).toEqual(['a0']);
});

test('an engine takes only the functions it has, and nothing before it is due', async () => {
  await saveFunction(pool, 'later', {}, null);
  await queue('later', null, 'l1', 3_600_000);
  await queue('later', null, 'l2');
  expect(await claim(['unknown'])).toEqual([]);
  expect((await claim(['later'])).map((item) => item.runId)).toEqual(['l2']);
  const ms = (await msUntilNextItem(pool)) ?? 0;
  expect(ms).toBeGreaterThan(0);
  expect(ms).toBeLessThanOrEqual(60_000);
});

test('a lease that was handed back cannot be prolonged', async () => {
  await queue('free', null, 'p1');
  const items = await claim(['free']);
  expect(await prolongLeases(pool, items, 1000)).toEqual(new Set(items.map(({ id }) => id)));
  await releaseLeases(pool, items);
  expect(await prolongLeases(pool, items, 1000)).toEqual(new Set());
});

test('a claim reads no more rows behind ten thousand items that wait than behind a thousand', async () => {
  await saveFunction(pool, 'crowded', {}, 1);
  // One connection: PostgreSQL counts what it read, and says so when told to.
  const counting = openPool(database.url, 1);
  const rowsRead = async () => {
    await counting`select pg_stat_force_next_flush()`;
    const [row] = await counting<{ rows: number }[]>`
      select (seq_tup_read + coalesce(idx_tup_fetch, 0))::int as rows from pg_stat_user_tables
      where schemaname = 'jobs' and relname = 'queue'`;
    return row?.rows ?? 0;
  };
  let queued = 0;
  const queueMany = async (count: number) => {
    const ids = Array.from({ length: count }, () => `crowd-${queued++}`);
    const event = { id: 'crowd', name: 'e', data: {}, ts: 0 };
    const run = { functionId: 'crowded', key: null, maxAttempts: 1 };
    await insertEventsAndRuns(
      pool,
      ids.map((id) => ({ id, event })),
      ids.map((id, rank) => ({ ...run, id, eventId: id, partition: `crowded|${rank % 10}` })),
    );
    await pool`analyze jobs.queue`;
  };
  const rowsOfOneClaim = async () => {
    const before = await rowsRead();
    const claimed = await claimItems(counting, {
      ...{ limit: 20, leaseMs: 60_000, engine: 'test', functionIds: ['crowded'], except: [] },
    });
    const rows = (await rowsRead()) - before;
    expect(claimed).toHaveLength(10);
    await releaseLeases(
      pool,
      claimed.map(({ item }) => item),
    );
    return rows;
  };
  await queueMany(1000);
  const behindFew = await rowsOfOneClaim();
  await queueMany(9000);
  const behindMany = await rowsOfOneClaim();
  await counting.end();
  expect(behindMany).toBeGreaterThan(0);
  expect(behindMany).toBeLessThan(behindFew + 200);
});

test('however many partitions wait, and however much behind full ones, the oldest that may go are taken', async () => {
  await saveFunction(pool, 'wide', {}, 1);
  for (let rank = 0; rank < 200; rank += 1) await queue('wide', 'wide|hot', `hot-${rank}`);
  for (let rank = 0; rank < 30; rank += 1) await queue('wide', `wide|${rank}`, `wide-${String(rank).padStart(2, '0')}`);
  const first = await claim(['wide']);
  const names = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, rank) => `wide-${String(from + rank).padStart(2, '0')}`);
  expect(first.map(({ runId }) => runId).sort()).toEqual(['hot-0', ...names(0, 9)]);
  expect((await claim(['wide'])).map(({ runId }) => runId).sort()).toEqual(names(9, 19));
  // What was set aside behind the full partition is found once it has room.
  await releaseLeases(
    pool,
    first.filter(({ runId }) => runId === 'hot-0'),
  );
  await pool`delete from jobs.runs where id = 'hot-0'`;
  expect((await claim(['wide'], 1)).map(({ runId }) => runId)).toEqual(['hot-1']);
});

test('after the clock was set back, what waited is due, and a lease lasts no longer than it would have', async () => {
  await saveFunction(pool, 'mended', {}, null);
  await queue('mended', null, 'sleeps', 30_000);
  await queue('mended', null, 'taken');
  await queue('mended', null, 'waits', 30_000);
  const [taken] = await claim(['mended']);
  expect(taken?.runId).toBe('taken');
  expect(await mendFutureItems(pool)).toBe(0);
  // Setting the clock back by two hours is the same as putting what was written two hours ahead.
  await pool`
    update jobs.queue set since = since + interval '2 hours', due_at = due_at + interval '2 hours',
      leased_until = leased_until + interval '2 hours'
    where run_id in ('sleeps', 'taken')`;
  expect(await mendFutureItems(pool)).toBe(2);
  expect((await claim(['mended'])).map(({ runId }) => runId)).toEqual(['sleeps']);
  const [lease] = await pool<{ seconds: number }[]>`
    select extract(epoch from leased_until - clock_timestamp())::float8 as seconds from jobs.queue where run_id = 'taken'`;
  expect(lease?.seconds).toBeGreaterThan(50);
  expect(lease?.seconds).toBeLessThanOrEqual(60);
});
