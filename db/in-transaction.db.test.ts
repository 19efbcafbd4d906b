import { setImmediate as nextTurn } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { type Database, database, inTransaction } from '@/db/database';
import { useTestDatabase } from '@/db/testing/use-test-database';

useTestDatabase();

const connectionOf = async (on: Database) => (await on.execute(sql`select pg_backend_pid() as pid`))[0]?.pid;

it('whatever runs in a transaction is in it, and takes no second connection', async () => {
  await inTransaction(async (tx) => {
    const own = await connectionOf(tx);
    expect(await connectionOf(database())).toBe(own);
    expect(await inTransaction(() => connectionOf(database()))).toBe(own);
  });
});

it('more transactions at once than the pool has connections end, each of which reads what it was not told to read in it', async () => {
  const work = () =>
    inTransaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(7)`);
      return connectionOf(database());
    });
  expect(await Promise.all(Array.from({ length: 40 }, work))).toHaveLength(40);
});

it('what a savepoint did is undone alone, and the transaction goes on', async () => {
  await database().execute(sql`create table written (a int)`);
  await inTransaction(async () => {
    await database().execute(sql`insert into written values (1)`);
    const failed = inTransaction(async () => {
      await database().execute(sql`insert into written values (2)`);
      throw new Error('undone');
    });
    await expect(failed).rejects.toThrow('undone');
    await database().execute(sql`insert into written values (3)`);
  });
  expect([...(await database().execute(sql`select a from written order by a`))]).toEqual([{ a: 1 }, { a: 3 }]);
});

it('what was started in a transaction and outlives it uses the pool', async () => {
  let ended: () => void = () => {};
  const end = new Promise<void>((resolve) => {
    ended = resolve;
  });
  let later: Promise<boolean> | undefined;
  await inTransaction(async () => {
    later = end.then(nextTurn).then(async () => (await inTransaction(async () => true)) && true);
  });
  ended();
  expect(await later).toBe(true);
});
