import postgres from 'postgres';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { guardTransactions } from '@/db/connection/guard-transactions';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { type DatabaseProxy, startDatabaseProxy } from './database-proxy';

const server = useTestDatabase();

let proxy: DatabaseProxy;
let sql: postgres.Sql;
let direct: postgres.Sql;

beforeEach(async () => {
  proxy = await startDatabaseProxy(server.url());
  sql = guardTransactions(postgres(proxy.url, { fetch_types: false, backoff: () => 0.01 }));
  direct = postgres(server.url(), { max: 1, onnotice: () => {} });
  await direct`create table if not exists told (word text)`;
  await direct`truncate told`;
});
afterEach(async () => {
  await sql.end({ timeout: 1 });
  await direct.end();
  await proxy.stop();
});

const tellTwo = () =>
  sql.begin(async (tx) => {
    await tx`insert into told values (${"l'été\\"})`;
    await tx`insert into told values (${'two'})`;
  });
const kept = async () => (await direct`select word from told`).map(({ word }) => word);

it('tells the statements apart, values included, and changes nothing', async () => {
  const watch = proxy.begin();
  await tellTwo();
  await proxy.end();
  const insert = 'insert into told values ($1)';
  expect(watch.statements).toEqual([
    { text: 'begin ', values: [] },
    { text: insert, values: ["l'été\\"] },
    { text: insert, values: ['two'] },
    { text: 'commit', values: [] },
  ]);
  expect(await kept()).toEqual(["l'été\\", 'two']);
});

it.each([1, 2, 3, 4])(
  'statement %i fails in the server, which says the values, and the connection goes on',
  async (nth) => {
    const watch = proxy.begin({ nth, fault: 'fails' });
    const value = [undefined, '', "l'été\\", 'two', ''][nth];
    await expect(tellTwo()).rejects.toMatchObject({
      code: 'XX000',
      severity: 'ERROR',
      message: expect.stringContaining(`"${value}"`),
      detail: `Failing row contains (${value}).`,
    });
    await proxy.end();
    expect(watch.struck).toBe(watch.statements[nth - 1]);
    expect(await kept()).toEqual([]);
    await tellTwo();
    expect(await kept()).toHaveLength(2);
  },
);

it.each([
  ['drops', 4, 0],
  ['answer_lost', 3, 0],
  ['answer_lost', 4, 2],
] as const)('%s at statement %i: the connection ends, and %i rows are kept', async (fault, nth, count) => {
  proxy.begin({ nth, fault });
  await expect(tellTwo()).rejects.toThrow(/CONNECTION_CLOSED/);
  await proxy.end();
  await expect.poll(kept).toHaveLength(count);
});

it('goes away and comes back', async () => {
  await sql`select 1`;
  await proxy.goAway();
  await expect(sql`select 1`).rejects.toThrow(/CONNECTION_CLOSED|ECONNREFUSED/);
  await proxy.comeBack();
  await expect
    .poll(() =>
      sql`select 2 as n`.then(
        ([row]) => row?.n,
        () => 0,
      ),
    )
    .toBe(2);
});
