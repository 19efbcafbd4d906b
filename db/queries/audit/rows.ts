import { getTableColumns, type Placeholder, sql } from 'drizzle-orm';
import type { Database } from '@/db/database';
import { auditLog, auditUnchained } from '@/db/schema/audit';

export type AuditRow = typeof auditLog.$inferSelect;

const COLUMNS = Object.keys(getTableColumns(auditLog)) as (keyof AuditRow)[];
type Placeholders = Record<keyof AuditRow, Placeholder>;

/** The columns of a row as what a prepared statement is given, under names that no other table has. */
export const auditRowPlaceholders = (): Placeholders =>
  Object.fromEntries(COLUMNS.map((name) => [name, sql.placeholder(`audit_${name}`)])) as Placeholders;

/** A row under those names. */
export const givenAuditRow = (row: AuditRow): Record<string, unknown> =>
  Object.fromEntries(COLUMNS.map((name) => [`audit_${name}`, row[name]]));

/** Writes a row of the log, and that the chain does not have it yet: one statement. */
export async function insertAuditRow(tx: Database, row: AuditRow): Promise<void> {
  const written = tx.$with('written').as(tx.insert(auditLog).values(row));
  await tx
    .with(written)
    .insert(auditUnchained)
    .values({ auditId: sql`${row.id}::uuid` });
}
