import type postgres from 'postgres';
import { databaseErrorIn } from '@/db/connection/database-error';

/**
 * Has this client send again, once, a query that was never sent, and returns the same client.
 *
 * The driver (postgres 3.4.9, porsager/postgres#1215) keeps the error by which the server ended a connection that was
 * busy, and rejects with it the next query for which it connects anew, be it an hour later. Such a query has not been
 * sent, nor has one that the server turned away while connecting; and the driver rejects with an error of severity FATAL
 * in these two cases only: a query that was under way hears that the connection closed, and is never sent again.
 */
export function retryUnsent<Sql extends postgres.Sql>(sql: Sql): Sql {
  const unsafe: (...args: Parameters<Sql['unsafe']>) => postgres.PendingQuery<never[]> = sql.unsafe;
  const begin = sql.begin as Begin;
  const retrying: typeof unsafe = (...args) => lazily(() => unsafe(...args));
  const beginning: Begin = async (...args) => {
    let hasBegun = false;
    const watched = args.map((arg) => (typeof arg === 'string' ? arg : watch(arg, () => (hasBegun = true))));
    return begin(...watched).catch((error: unknown) => {
      if (hasBegun || !wasNotSent(error)) throw error;
      return begin(...args);
    });
  };
  return Object.assign(sql, { unsafe: retrying, begin: beginning });
}

type Work = (client: postgres.TransactionSql) => unknown;
type Begin = (...args: (string | Work)[]) => Promise<unknown>;

const wasNotSent = (error: unknown) => databaseErrorIn(error)?.severity === 'FATAL';

function watch(work: Work, begun: () => void): Work {
  return (client) => {
    begun();
    return work(client);
  };
}

type Query = postgres.PendingQuery<never[]>;

/** A query as drizzle uses the driver's: sent when it is awaited, its rows as objects or, by `values`, as arrays. */
function lazily(write: () => Query): Query {
  const send = (shape: (query: Query) => Promise<unknown>) =>
    shape(write()).catch((error: unknown) => {
      if (!wasNotSent(error)) throw error;
      return shape(write());
    });
  const asking = (shape: (query: Query) => Promise<unknown>) => {
    let sent: Promise<unknown> | undefined;
    const once = () => (sent ??= send(shape));
    return {
      // biome-ignore lint/suspicious/noThenProperty: the driver's queries are lazy, and sent by `then`
      then: (...args: Parameters<Promise<unknown>['then']>) => once().then(...args),
      catch: (...args: Parameters<Promise<unknown>['catch']>) => once().catch(...args),
      finally: (...args: Parameters<Promise<unknown>['finally']>) => once().finally(...args),
    };
  };
  return {
    ...asking((query) => query),
    values: () => asking((query) => query.values()),
    // The driver's own BEGIN, which `begin` above sends again.
    execute: () => write().execute(),
  } as unknown as Query;
}
