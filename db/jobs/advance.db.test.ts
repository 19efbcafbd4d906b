import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPool, type Pool } from '@/db/connection/pool';
import { createTestDatabase, type TestDatabase } from '@/db/testing/database';
import { completeRun, memoiseAndKeep } from './advance';
import type { Claimed } from './claimed';
import { expireLeases } from './disturb';
import { saveFunction } from './functions';
import { insertEventsAndRuns } from './ingest';
import { claimItems } from './leases';
import { showRun } from './listing';

let database: TestDatabase;
let pool: Pool;
const takeOver = { engine: 'test', leaseMs: 60_000 };

beforeAll(async () => {
  database = await createTestDatabase();
  pool = openPool(database.url, 4);
  await saveFunction(pool, 'f', {}, 2);
});
afterAll(async () => {
  await pool?.end();
  await database?.drop();
});

async function queue(partition: string, ...ids: string[]) {
  const events = ids.map((id) => ({ id, event: { id, name: 'e', data: { id }, ts: 0 } }));
  const run = { functionId: 'f', partition: `f|${partition}`, key: null, maxAttempts: 3 };
  await insertEventsAndRuns(
    pool,
    events,
    ids.map((id) => ({ ...run, id, eventId: id })),
  );
}
async function claim(): Promise<Claimed[]> {
  const claimed = await claimItems(pool, {
    limit: 10,
    leaseMs: 60_000,
    engine: 'test',
    functionIds: ['f'],
    except: [],
  });
  return claimed.sort((a, b) => a.item.runId.localeCompare(b.item.runId));
}
const [idsOf, first] = [
  (claimed: Claimed[]) => claimed.map(({ item }) => item.runId),
  (claimed: Claimed[]) => claimed[0] as Claimed,
];

test('a run that completes hands its place to the oldest that waits in its partition, with all that is needed to call it', async () => {
  await queue('a', 'a0', 'a1', 'a2', 'a3');
  const claimed = await claim();
  expect(idsOf(claimed)).toEqual(['a0', 'a1']);
  const completed = await completeRun(pool, first(claimed).item, { done: true }, takeOver);
  expect(completed?.next).toMatchObject({ item: { runId: 'a2' }, run: { event: { data: { id: 'a2' } } }, steps: [] });
  expect(await showRun(pool, 'a0')).toMatchObject({ status: 'completed', output: { done: true }, queued: [] });
  expect(await claim()).toEqual([]);
  // An engine without a place left leaves it to a claim.
  expect(await completeRun(pool, (claimed[1] as Claimed).item, null, undefined)).toEqual({ next: undefined });
  expect(idsOf(await claim())).toEqual(['a3']);
});

test('an engine that lost the lease completes, memoises and takes nothing', async () => {
  await queue('b', 'b0', 'b1', 'b2');
  const oldest = async () => (await claim()).find(({ item }) => item.runId === 'b0');
  const lost = await oldest();
  await expireLeases(pool);
  const again = await oldest();
  const { item, run } = lost as Claimed & { run: NonNullable<Claimed['run']> };
  expect(await completeRun(pool, item, 'late', takeOver)).toBeUndefined();
  const step = { id: 's', name: 'late', state: { type: 'data' as const, data: 1 } };
  expect(await memoiseAndKeep(pool, item, run, step, 60_000)).toBe(false);
  expect(await showRun(pool, 'b0')).toMatchObject({ status: 'running', steps: [] });
  expect(await memoiseAndKeep(pool, (again as Claimed).item, run, step, 60_000)).toBe(true);
  expect(await showRun(pool, 'b0')).toMatchObject({ steps: [{ id: 's', state: { type: 'data', data: 1 } }] });
});
