import { asc, desc, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import { type Database, database } from '@/db/database';
import { auditChain, auditHead, auditLog, auditUnchained } from '@/db/schema/audit';
import type { AuditRow } from './rows';

/** A place in the chain, and the digest of all that stands up to it. */
export type Head = { position: number; hash: string };
export type Link = Head & { auditId: string };

/** Arbitrary, and ours alone: one process at a time adds to the chain. */
const CHAIN_LOCK = 7_345_009;

/**
 * The oldest rows that are not in the chain, which the caller is going to add, under a lock held until the end of the
 * transaction; undefined while another process holds it.
 */
export async function claimUnchainedRows(tx: Database, limit: number): Promise<AuditRow[] | undefined> {
  const [lock] = await tx.execute<{ ours: boolean }>(sql`select pg_try_advisory_xact_lock(${CHAIN_LOCK}) as ours`);
  if (!lock?.ours) return undefined;
  const rows = await tx
    .select()
    .from(auditLog)
    .where(inArray(auditLog.id, tx.select({ id: auditUnchained.auditId }).from(auditUnchained)))
    .orderBy(asc(auditLog.at), asc(auditLog.id))
    .limit(limit);
  return rows;
}

/** The end of the chain, and what the last verification found. */
export async function findChainState(): Promise<typeof auditHead.$inferSelect | undefined> {
  const [head] = await database().select().from(auditHead);
  return head;
}

/** Notes what a verification of the whole log found. */
export async function noteVerification(verifiedAt: Date, verifiedPosition: number, problems: number): Promise<void> {
  await database().update(auditHead).set({ verifiedAt, verifiedPosition, verifiedProblems: problems });
}

/** Whether anything waits for the chain. */
export async function hasUnchainedRows(): Promise<boolean> {
  const waiting = await database().select({ id: auditUnchained.auditId }).from(auditUnchained).limit(1);
  return waiting.length > 0;
}

/** The end of the chain; undefined before its first row. */
export async function findHead(on: Database = database()): Promise<(Head & { chainedAt: Date }) | undefined> {
  const [head] = await on.select().from(auditHead);
  return head && { position: head.position, hash: head.hash, chainedAt: head.chainedAt };
}

export async function appendToChain(tx: Database, links: Link[], now: Date): Promise<void> {
  const last = links.at(-1);
  if (!last) return;
  await tx.insert(auditChain).values(links);
  const ids = links.map((link) => link.auditId);
  await tx.delete(auditUnchained).where(inArray(auditUnchained.auditId, ids));
  const head = { position: last.position, hash: last.hash, chainedAt: now };
  await tx.insert(auditHead).values(head).onConflictDoUpdate({ target: auditHead.one, set: head });
}

/** Whatever is read in this transaction is as it stood at its first query, however long it takes. Comes first. */
export async function readAtOneInstant(tx: Database): Promise<void> {
  await tx.execute(sql`set transaction isolation level repeatable read, read only`);
}

/** A link with its row, null when the row is gone. */
export type ReadLink = Link & { row: AuditRow | null };

/** Links after `position`, in order. */
export async function readLinks(tx: Database, position: number, limit: number): Promise<ReadLink[]> {
  const links = await tx
    .select({ position: auditChain.position, hash: auditChain.hash, auditId: auditChain.auditId, row: auditLog })
    .from(auditChain)
    .leftJoin(auditLog, eq(auditLog.id, auditChain.auditId))
    .where(gt(auditChain.position, position))
    .orderBy(asc(auditChain.position))
    .limit(limit);
  return links;
}

/** Rows of the log that are in no link, after this id in the order of ids; `waiting`: they are going to be. */
export async function readUnchainedRows(
  tx: Database,
  after: string | undefined,
  limit: number,
): Promise<(AuditRow & { waiting: boolean })[]> {
  const rows = await tx.execute<{ id: string; waiting: boolean }>(sql`
    select audit_log.id, audit_unchained.audit_id is not null as waiting
    from audit_log left join audit_unchained on audit_unchained.audit_id = audit_log.id
    where audit_log.id > ${after ?? '00000000-0000-0000-0000-000000000000'}
      and not exists (select from audit_chain where audit_chain.audit_id = audit_log.id)
    order by audit_log.id limit ${limit}`);
  const waiting = new Map([...rows].map((row) => [row.id, row.waiting]));
  const found = await tx
    .select()
    .from(auditLog)
    .where(inArray(auditLog.id, [...waiting.keys()]))
    .orderBy(asc(auditLog.id));
  return found.map((row) => ({ ...row, waiting: waiting.get(row.id) ?? false }));
}

/** Rows that were going to be added to the chain, and are gone. */
export async function findLostRows(tx: Database, limit: number): Promise<string[]> {
  const rows = await tx
    .select({ id: auditUnchained.auditId })
    .from(auditUnchained)
    .leftJoin(auditLog, eq(auditLog.id, auditUnchained.auditId))
    .where(isNull(auditLog.id))
    .orderBy(asc(auditUnchained.auditId))
    .limit(limit);
  return rows.map((row) => row.id);
}

/** Rows that say up to where the log was cut by the retention rules, the latest first. */
export async function findCuts(tx: Database, action: string, limit: number): Promise<AuditRow[]> {
  return tx
    .select()
    .from(auditLog)
    .where(eq(auditLog.action, action))
    .orderBy(desc(auditLog.at), desc(auditLog.id))
    .limit(limit);
}

/** Has nobody add to the chain until the end of the transaction. */
export async function lockChain(tx: Database): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${CHAIN_LOCK})`);
}

/** The last link before the first one whose row is of this time or later; never the last of the chain. */
export async function findLastLinkBefore(before: Date, on: Database = database()): Promise<Head | undefined> {
  const [row] = await on.execute<{ position: string; hash: string }>(sql`
    select position, hash from audit_chain where position = coalesce(
      (select position from audit_chain join audit_log on audit_log.id = audit_chain.audit_id
        where audit_log.at >= ${before.toISOString()}::timestamptz order by position limit 1),
      (select max(position) from audit_chain)) - 1`);
  return row && { position: Number(row.position), hash: row.hash };
}

/** How many links there are up to this one, and the time of the first row. */
export async function countLinksTo(position: number): Promise<{ count: number; oldest: Date | null }> {
  const [row] = await database().execute<{ count: string; oldest: string | null }>(sql`
    select count(*) as count, (select at from audit_chain join audit_log on audit_log.id = audit_chain.audit_id
      order by position limit 1) as oldest
    from audit_chain where position <= ${position}`);
  return { count: Number(row?.count ?? 0), oldest: row?.oldest ? new Date(row.oldest) : null };
}

/** Deletes the log and its chain up to this link: the one way in which the database lets rows of them go. */
export async function deleteChainTo(tx: Database, position: number): Promise<number> {
  await tx.execute(sql`select set_config('passe_marche.audit_retention', 'on', true)`);
  const { count } = await tx.execute(
    sql`delete from audit_log using audit_chain where audit_chain.audit_id = audit_log.id and position <= ${position}`,
  );
  await tx.execute(sql`delete from audit_chain where position <= ${position}`);
  await tx.execute(sql`select set_config('passe_marche.audit_retention', 'off', true)`);
  return count;
}
