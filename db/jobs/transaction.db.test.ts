import { afterAll, beforeAll, expect, test } from 'vitest';
import { isLostConnection } from '@/db/connection/database-error';
import { openPool, type Pool } from '@/db/connection/pool';
import { createTestDatabase, type TestDatabase } from '@/db/testing/database';
import { cutConnections } from './disturb';
import { saveFunction } from './functions';
import { inJobsTransaction } from './transaction';

let database: TestDatabase;
let pool: Pool;
let other: Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = openPool(database.url, 2);
  other = openPool(database.url, 1);
});

afterAll(async () => {
  // The driver counts on an answer that a lost connection will not give: not without a limit.
  await Promise.all([pool?.end({ timeout: 1 }), other?.end({ timeout: 1 })]);
  await database?.drop();
});

const functionIds = async () => (await pool<{ id: string }[]>`select id from jobs.functions`).map(({ id }) => id);

test('what a transaction throws undoes it', async () => {
  const work = inJobsTransaction(pool, async (tx) => {
    await saveFunction(tx, 'undone', {}, null);
    throw new Error('changed my mind');
  });
  await expect(work).rejects.toThrow('changed my mind');
  expect(await functionIds()).toEqual([]);
});

// An exception outside of any promise would make this run fail: that is what it looks for.
test('a connection lost in the middle of a transaction rejects it, and nothing else', async () => {
  for (let round = 0; round < 10; round += 1) {
    const work = inJobsTransaction(pool, async (tx) => {
      await saveFunction(tx, 'lost', {}, null);
      await cutConnections(other);
      await saveFunction(tx, 'never', {}, null);
    });
    await expect(work).rejects.toSatisfy(isLostConnection);
  }
  await expect.poll(() => functionIds().catch(() => 'not yet')).toEqual([]);
});
