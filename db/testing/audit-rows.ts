import { asc, sql } from 'drizzle-orm';
import postgres from 'postgres';
import { database } from '@/db/database';
import { auditLog } from '@/db/schema/audit';
import { env } from '@/lib/env';

/** The audit log as it stands, oldest first. */
export const auditRows = () => database().select().from(auditLog).orderBy(asc(auditLog.at), sql`ctid`);

/**
 * Does to the audit log what the owner of the database could do.
 * @param guarded true to leave in place what the database has against it
 */
export async function alterAudit(statement: string, { guarded = false } = {}): Promise<void> {
  const sql = postgres(env().DATABASE_URL, { max: 1, onnotice: () => {} });
  try {
    if (!guarded) await sql`set session_replication_role = 'replica'`;
    await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}

/** A log that has never been written to. */
export const emptyAudit = () => alterAudit('truncate audit_log, audit_chain, audit_unchained, audit_head');
