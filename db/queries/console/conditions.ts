import { and, gte, like, lt, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Position } from '@/db/queries/listing';

/** From an instant, included, to another, excluded; null: without that bound. */
export type Period = { from: Date | null; to: Date | null };

export function inPeriod(column: PgColumn, { from, to }: Period): SQL | undefined {
  return and(from ? gte(column, from) : undefined, to ? lt(column, to) : undefined);
}

/** The whole text or its beginning. */
export function startsWith(column: PgColumn, beginning: string): SQL {
  return like(column, `${beginning.replaceAll(/[\\%_]/g, '\\$&')}%`);
}

/** What comes after this row, newest first; written as a row so that the index on both leads there. */
export function isAfter(table: { createdAt: PgColumn; id: PgColumn }, after: Position | null): SQL | undefined {
  if (!after) return undefined;
  return sql`(${table.createdAt}, ${table.id}) < (${after.createdAt.toISOString()}::timestamptz, ${after.id}::uuid)`;
}
