import { and, eq, isNotNull, lt, sql } from 'drizzle-orm';
import { type Database, database } from '@/db/database';
import { documents, publishedDocuments } from '@/db/schema/applications';

/** Any number: it keeps these locks apart from others. */
const LOCK_SPACE = 5_190_001;

/** Makes whoever wants the same key wait until the end of the transaction. */
export async function lockObjectKey(tx: Database, key: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, ${LOCK_SPACE}))`);
}

/** True when a file or a published document has these bytes. */
export async function isObjectUsed(tx: Database, key: string): Promise<boolean> {
  const files = await tx.select({ id: documents.id }).from(documents).where(eq(documents.storageKey, key)).limit(1);
  if (files.length > 0) return true;
  const published = tx.select({ key: publishedDocuments.storageKey }).from(publishedDocuments);
  return (await published.where(eq(publishedDocuments.storageKey, key)).limit(1)).length > 0;
}

/** Forgets the files that were removed before this time, their names included. Gives how many. */
export async function forgetRemovedDocuments(before: Date): Promise<number> {
  const removed = await database()
    .delete(documents)
    .where(and(isNotNull(documents.deletedAt), lt(documents.deletedAt, before)))
    .returning({ id: documents.id });
  return removed.length;
}
