import postgres from 'postgres';

/** A pool or a transaction: what every query of the job tables takes first. */
export type Handle = postgres.ISql;

/** The connections of one engine. */
export type Pool = postgres.Sql;

/** Opens the connections of one engine; the first one is made by the first query. */
export function openPool(databaseUrl: string, max: number): Pool {
  return postgres(databaseUrl, { max, connect_timeout: 5, onnotice: () => {} });
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
