import { type GetColumnData, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';

type Columns = Record<string, PgColumn>;
type RowOf<C extends Columns> = { [name in keyof C]: GetColumnData<C[name]> };

/**
 * The rows of a table that a condition chooses, in an order, as one value of a wider select: rows of several tables come
 * in one round trip, and one statement is written and sent instead of many. 50 columns at most (`json_build_object`).
 */
export function jsonRows<C extends Columns>(
  table: PgTable,
  columns: C,
  { where, orderBy }: { where: SQL | undefined; orderBy?: SQL },
): SQL<RowOf<C>[]> {
  const members = Object.entries(columns).map(([name, column]) => sql`${sql.raw(`'${name}'`)}, ${column}`);
  const row = sql`json_build_object(${sql.join(members, sql`, `)})`;
  const rows = sql`json_agg(${row}${orderBy && sql` order by ${orderBy}`})`;
  const dates = Object.entries(columns).flatMap(([name, { dataType }]) => (dataType === 'date' ? [name] : []));
  return sql<RowOf<C>[]>`(select coalesce(${rows}, '[]') from ${table} where ${where})`.mapWith(
    (found: Record<string, unknown>[]) => found.map((each) => withDates(each, dates)) as RowOf<C>[],
  );
}

/** JSON has no type for instants: they come as text. */
function withDates(row: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  for (const name of names) {
    const text = row[name];
    if (typeof text === 'string') row[name] = new Date(text);
  }
  return row;
}
