import { AsyncLocalStorage } from 'node:async_hooks';
import { sql as statement } from 'drizzle-orm';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { guardTransactions } from '@/db/connection/guard-transactions';
import { env } from '@/lib/env';
import { prepareQueries } from './prepare-queries';
import { retryUnsent } from './retry-unsent';

type Connection = { sql: postgres.Sql; database: PostgresJsDatabase };

/** What runs a query: the pool or a transaction. */
export type Database = Pick<
  PostgresJsDatabase,
  | 'select'
  | 'selectDistinct'
  | 'selectDistinctOn'
  | 'insert'
  | 'update'
  | 'delete'
  | 'execute'
  | 'transaction'
  | '$with'
  | 'with'
>;

const RECONNECT_SECONDS = 0.25;

/** The transaction that work is in; undefined once it has ended. */
type Joined = { tx: Database | undefined };

// On globalThis: a bundler may load this module twice in one process, and two pools would double the connections.
const holder = globalThis as { passeMarcheConnection?: Connection; passeMarcheJoined?: AsyncLocalStorage<Joined> };
holder.passeMarcheJoined ??= new AsyncLocalStorage();
const joined = holder.passeMarcheJoined;

function connection(): Connection {
  if (!holder.passeMarcheConnection) {
    const sql = postgres(env().DATABASE_URL, {
      max: 10,
      connect_timeout: 10,
      // The driver would ask each new connection for its array types, and end the process when the database stops at that
      // moment. drizzle writes and reads arrays itself.
      fetch_types: false,
      // Not the driver's own wait, which grows to 20 s: work goes on as soon as the database is back.
      backoff: () => RECONNECT_SECONDS,
      onnotice: () => {},
    });
    holder.passeMarcheConnection = {
      sql,
      database: drizzle(retryUnsent(prepareQueries(guardTransactions(sql))), { casing: 'snake_case' }),
    };
  }
  return holder.passeMarcheConnection;
}

/** The pool of this process, or the transaction that the caller is in. Lazy, so that a build needs no database. */
export function database(): Database {
  return joined.getStore()?.tx ?? connection().database;
}

/** The pool of this process, whatever transaction the caller is in. */
export const pool = (): Database => connection().database;

/** Whether what runs a query is the pool itself: what it reads is committed. */
export const isPool = (on: Database): boolean => on === holder.passeMarcheConnection?.database;

/**
 * Runs `work` in one transaction (a savepoint of the one that the caller is in, if any); anything it throws undoes all of
 * it. All that `work` calls joins it, told or not: `database()` is the transaction there. So nothing that runs in one takes a
 * second connection, for which as many transactions as the pool has connections would wait for ever.
 */
export function inTransaction<T>(work: (tx: Database) => Promise<T>): Promise<T> {
  return database().transaction((tx) => {
    const store: Joined = { tx };
    // What `work` started and did not wait for must not use the connection once others have it.
    return joined
      .run(store, () => work(tx))
      .finally(() => {
        store.tx = undefined;
      });
  });
}

/** Rings a channel when the caller's transaction commits. */
export async function notify(tx: Database, channel: string): Promise<void> {
  await tx.execute(statement`select pg_notify(${channel}, '')`);
}

/** Resolves when the database answers. */
export async function askDatabase(): Promise<void> {
  await connection().sql.unsafe('select 1');
}

export const isDatabaseReachable = (): Promise<boolean> =>
  askDatabase().then(
    () => true,
    () => false,
  );

export async function closeDatabase(): Promise<void> {
  const open = holder.passeMarcheConnection;
  holder.passeMarcheConnection = undefined;
  await open?.sql.end({ timeout: 5 });
}
