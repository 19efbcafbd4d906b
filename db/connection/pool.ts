import postgres from 'postgres';
import { guardTransactions } from './guard-transactions';

/** A pool or a transaction: what every query of the job tables takes first. */
export type Handle = postgres.ISql;

/** Connections apart from those of `db/database.ts`: an engine's, a listener's. */
export type Pool = postgres.Sql;

const RECONNECT_SECONDS = 0.25;

const element = (value: unknown) => `"${String(value).replaceAll(/["\\]/g, '\\$&')}"`;
const arrayOf = (oid: number) => ({
  to: oid,
  from: [],
  serialize: (values: unknown[]) => `{${values.map(element).join(',')}}`,
  parse: (text: string) => text,
});

/**
 * Opens connections for the job tables or for a listener; the first one is made by the first query.
 * The driver would begin each connection by asking for the array types, and a failure of that query, when the database
 * stops at this moment, ends the process. So it does not ask, and is told the ones that we send: text, bigint, integer.
 */
export function openPool(databaseUrl: string, max: number): Pool {
  const types = { textArray: arrayOf(1009), bigintArray: arrayOf(1016), integerArray: arrayOf(1007) };
  const pool = postgres(databaseUrl, {
    max,
    types,
    fetch_types: false,
    connect_timeout: 5,
    // Not the driver's own, which grows to 20 s: work goes on as soon as the database is back.
    backoff: () => RECONNECT_SECONDS,
    onnotice: () => {},
  });
  // The extra types concern what is sent only; the driver's type would have every query name them.
  return guardTransactions(pool as unknown as Pool);
}

const JSON_TYPE_OID = 114;

/** A value for a `json` column. A string stays a JSON string; null stays an SQL null. */
export function asJson(sql: Handle, value: unknown) {
  return sql.typed(value, JSON_TYPE_OID);
}

/** PostgreSQL's text cannot hold U+0000. */
export function asText(value: string): string {
  return value.replaceAll('\0', '');
}
