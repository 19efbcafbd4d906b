import { and, asc, eq, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import { type Database, database } from '@/db/database';
import { documents, publishedDocuments } from '@/db/schema/applications';

/** Any number: it keeps these locks apart from others. */
const LOCK_SPACE = 5_190_001;

/** Locks the key until the end of the transaction. */
export async function lockObjectKey(tx: Database, key: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, ${LOCK_SPACE}))`);
}

/** True when a file, of any application, or a published document has these bytes; a removed one until it is swept. */
export async function isObjectUsed(tx: Database, key: string): Promise<boolean> {
  const files = await tx
    .select({ id: documents.id })
    .from(documents)
    .where(and(eq(documents.storageKey, key), isNull(documents.sweptAt)))
    .limit(1);
  if (files.length > 0) return true;
  const published = tx.select({ key: publishedDocuments.storageKey }).from(publishedDocuments);
  return (await published.where(eq(publishedDocuments.storageKey, key)).limit(1)).length > 0;
}

/** The removed files whose bytes have not gone yet, removed before this time, the oldest first. */
export async function findRemovedUnswept(before: Date): Promise<{ id: string; storageKey: string }[]> {
  return database()
    .select({ id: documents.id, storageKey: documents.storageKey })
    .from(documents)
    .where(and(isNotNull(documents.deletedAt), isNull(documents.sweptAt), lt(documents.deletedAt, before)))
    .orderBy(asc(documents.deletedAt));
}

/** Marks a removed file as swept; false when it is not removed, or was swept already. */
export async function markSwept(tx: Database, id: string, now: Date): Promise<boolean> {
  const marked = await tx
    .update(documents)
    .set({ sweptAt: now })
    .where(and(eq(documents.id, id), isNotNull(documents.deletedAt), isNull(documents.sweptAt)))
    .returning({ id: documents.id });
  return marked.length > 0;
}

/** Forgets the files that were removed before this time, their names included. Returns how many. */
export async function forgetRemovedDocuments(before: Date): Promise<number> {
  const removed = await database()
    .delete(documents)
    .where(and(isNotNull(documents.deletedAt), lt(documents.deletedAt, before)))
    .returning({ id: documents.id });
  return removed.length;
}

/** What the objects weigh that a file or a published document names, each counted once. In bytes. */
export async function keptBytes(): Promise<number> {
  const { storageKey, sizeBytes } = documents;
  const named = database()
    .select({ key: storageKey, bytes: sizeBytes })
    .from(documents)
    .union(
      database()
        .select({ key: publishedDocuments.storageKey, bytes: publishedDocuments.sizeBytes })
        .from(publishedDocuments),
    )
    .as('named');
  const [row] = await database()
    .select({ total: sql<string>`coalesce(sum(${named.bytes}), 0)` })
    .from(named);
  return Number(row?.total ?? 0);
}
