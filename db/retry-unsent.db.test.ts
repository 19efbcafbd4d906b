import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { openPool, type Pool } from '@/db/connection/pool';
import { closeDatabase, database, inTransaction, isDatabaseReachable } from '@/db/database';
import { cutConnections } from '@/db/jobs/disturb';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { env } from '@/lib/env';

useTestDatabase();

const CONNECTIONS = 10;
const number = (value: number) => sql`select ${value}::int as number`;

/** The connections to this database that are busy with a query that sleeps. */
const asleep = (on: Pool) =>
  on`select pid from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`;

/** Ends every connection of the pool while each is busy with a query, as a restart of PostgreSQL does. */
async function restart(): Promise<void> {
  const other = openPool(env().DATABASE_URL, 1);
  const busy = Array.from({ length: CONNECTIONS }, () => database().execute(sql`select pg_sleep(60)`));
  const ended = Promise.allSettled(busy);
  const count = async () => (await asleep(other)).length;
  await expect.poll(count).toBe(CONNECTIONS);
  await cutConnections(other);
  expect(new Set((await ended).map(({ status }) => status))).toEqual(new Set(['rejected']));
  await other.end({ timeout: 1 });
}

describe('after PostgreSQL ended connections that were busy', () => {
  it('nothing that comes later fails: queries', async () => {
    await restart();
    for (let value = 0; value < 2 * CONNECTIONS; value += 1) {
      expect([...(await database().execute(number(value)))]).toEqual([{ number: value }]);
    }
  });

  it('nor queries whose rows drizzle maps, nor transactions, nor the check of readiness', async () => {
    await restart();
    const together = await Promise.allSettled([
      ...Array.from({ length: CONNECTIONS }, () => inTransaction((tx) => tx.execute(number(1)))),
      ...Array.from({ length: CONNECTIONS }, () => database().select({ one: sql`1` }).from(sql`(values (1)) as one`)),
    ]);
    expect(together.filter(({ status }) => status === 'rejected')).toEqual([]);
    await restart();
    for (let time = 0; time < CONNECTIONS; time += 1) expect(await isDatabaseReachable()).toBe(true);
  });
});

it('a query that was under way is not sent again', async () => {
  await database().execute(sql`create table counted (at timestamptz)`);
  const slow = database().execute(sql`with slept as (select pg_sleep(60)) insert into counted select now() from slept`);
  const rejected = expect(slow).rejects.toThrow();
  const other = openPool(env().DATABASE_URL, 1);
  await expect.poll(async () => (await asleep(other)).length).toBe(1);
  await cutConnections(other);
  await rejected;
  expect((await asleep(other)).length).toBe(0);
  await other.end({ timeout: 1 });
  await closeDatabase();
});
