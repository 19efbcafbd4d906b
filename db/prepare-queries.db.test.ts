import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { type Database, database, inTransaction, isDatabaseReachable } from '@/db/database';
import { prepared } from '@/db/prepared';
import { useTestDatabase } from '@/db/testing/use-test-database';

useTestDatabase();

/** Its own text, and whether this connection prepared it, under a name of the driver's. */
const query = (parameter: string) => sql`
  select exists (select 1 from pg_prepared_statements where statement = current_query()) as prepared, ${parameter}::text`;

describe('a query with parameters is prepared', () => {
  it('in a transaction, and in one within it', async () => {
    const seen = await inTransaction(async (tx) => [
      await tx.execute(query('a')),
      await tx.transaction((inner) => inner.execute(query('b'))),
    ]);
    expect(seen.map(([row]) => row?.prepared)).toEqual([true, true]);
  });

  it('outside one', async () => {
    const [row] = await database().execute(query('c'));
    expect(row?.prepared).toBe(true);
  });
});

it('a query written once runs on the pool, and within the transaction that asks it', async () => {
  await database().execute(sql`create table kept (a int)`);
  const counting = prepared((on) => on.select({ rows: sql<number>`count(*)::int` }).from(sql`kept`).prepare('kept'));
  const count = async (on?: Database) => (await counting(on).execute())[0]?.rows;
  const undone = inTransaction(async (tx) => {
    await tx.execute(sql`insert into kept values (1)`);
    expect(await count(tx)).toBe(1);
    await tx.transaction(async (inner) => {
      await inner.execute(sql`insert into kept values (2)`);
      expect(await count(inner)).toBe(2);
    });
    expect(await count()).toBe(2);
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect(await count()).toBe(0);
});

it('survives a change of what a table holds', async () => {
  const rows = () => database().execute(sql`select * from changing where ${1}::int = 1`);
  await database().execute(sql`create table changing (a int)`);
  await database().execute(sql`insert into changing values (1)`);
  // More often than there are connections, so that one of them at least has prepared it.
  for (let time = 0; time < 20; time += 1) expect([...(await rows())]).toEqual([{ a: 1 }]);
  await database().execute(sql`alter table changing add b int`);
  for (let time = 0; time < 20; time += 1) expect([...(await rows())]).toEqual([{ a: 1, b: null }]);
});

it('waits for a connection that is free, never behind a slow query', async () => {
  const lock = async (key: number) => await database().execute(sql`select pg_advisory_xact_lock(${key}::bigint)`);
  const quick = (count: number) =>
    Promise.all(Array.from({ length: count }, (_, rank) => database().execute(sql`select ${rank}::int as rank`)));
  // Prepared on every connection: only then did the driver send one query after another.
  await Promise.all(Array.from({ length: 40 }, (_, key) => lock(key + 100)));
  await quick(40);
  let release: () => void = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let lockIsHeld: () => void = () => {};
  const held = new Promise<void>((resolve) => {
    lockIsHeld = resolve;
  });
  const holder = inTransaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${1}::bigint)`);
    lockIsHeld();
    await released;
  });
  await held;
  const slow = lock(1);
  expect(await quick(100)).toHaveLength(100);
  expect(await isDatabaseReachable()).toBe(true);
  release();
  await Promise.all([holder, slow]);
});
