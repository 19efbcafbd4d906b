import { type Database, database, isPool, pool } from './database';

/** A query that was written once, as drizzle keeps it; it is run by the client that it was written for. */
type Written = { execute(values: Record<string, unknown>): Promise<unknown> };

/**
 * A query written once per pool and not at each call: writing it costs drizzle more than sending it costs the driver.
 * For what every request asks; `sql.placeholder` stands for what changes. What it returns runs the query on the pool, or
 * in the transaction that it is given or that the caller has joined.
 */
export function prepared<Query extends Written>(write: (on: Database) => Query): (on?: Database) => Query {
  const written = new WeakMap<Database, Query>();
  return (on = database()) => {
    const query = written.get(pool()) ?? write(pool());
    written.set(pool(), query);
    return isPool(on) ? query : Object.create(query, { client: { value: clientOf(on) } });
  };
}

/** The connection that a transaction has: drizzle (0.45) keeps it in its session, and a query asks its `client`. */
const clientOf = (on: Database): unknown => (on as Database & { session: { client: unknown } }).session.client;
