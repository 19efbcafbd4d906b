import { type Database, database } from './database';

/**
 * A query written once per pool and not at each call: writing it costs drizzle more than sending it costs the driver.
 * For what every request asks; `sql.placeholder` stands for what changes.
 */
export function prepared<Query>(write: (on: Database) => Query): () => Query {
  const written = new WeakMap<Database, Query>();
  return () => {
    const on = database();
    const query = written.get(on) ?? write(on);
    written.set(on, query);
    return query;
  };
}
