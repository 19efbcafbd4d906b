import { sql } from 'drizzle-orm';
import type { Database } from '@/db/database';
import { auditLog, auditUnchained } from '@/db/schema/audit';

export type AuditRow = typeof auditLog.$inferSelect;

/** Writes a row of the log, and that the chain does not have it yet: one statement. */
export async function insertAuditRow(tx: Database, row: AuditRow): Promise<void> {
  const written = tx.$with('written').as(tx.insert(auditLog).values(row));
  await tx
    .with(written)
    .insert(auditUnchained)
    .values({ auditId: sql`${row.id}::uuid` });
}
