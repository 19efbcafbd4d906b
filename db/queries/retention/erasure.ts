import { and, eq, inArray, type SQLWrapper, sql } from 'drizzle-orm';
import { type Database, database } from '@/db/database';
import { accessLinks, type Opened, type Subject, sessionGrants } from '@/db/schema/access';
import {
  answers,
  applicantFirms,
  declarations,
  documents,
  marketApplications,
  publishedDocuments,
} from '@/db/schema/applications';
import { webhookDeliveries } from '@/db/schema/deliveries';
import { publicMarkets } from '@/db/schema/markets';
import { erasures, legalHolds } from '@/db/schema/retention';

/** What was erased of one thing: rows by kind, and the objects in storage that its files were. */
export type Erased = { counts: Record<string, number>; objects: string[] };

/** Erases all that is known of an application, its files' bytes apart. */
export async function eraseApplicationRows(tx: Database, id: string): Promise<Erased> {
  const firms = tx.select({ id: applicantFirms.id }).from(applicantFirms).where(eq(applicantFirms.applicationId, id));
  const files = await tx
    .delete(documents)
    .where(inArray(documents.firmId, firms))
    .returning({ key: documents.storageKey, sizeBytes: documents.sizeBytes });
  const published = await tx
    .delete(publishedDocuments)
    .where(eq(publishedDocuments.applicationId, id))
    .returning({ key: publishedDocuments.storageKey, sizeBytes: publishedDocuments.sizeBytes });
  const answered = await tx.delete(answers).where(inArray(answers.firmId, firms)).returning({ key: answers.fieldKey });
  const declared = await tx
    .delete(declarations)
    .where(inArray(declarations.firmId, firms))
    .returning({ id: declarations.firmId });
  const ofParts = await eraseLinks(tx, 'firm', firms);
  const around = await eraseAround(tx, 'application', id);
  await tx.delete(marketApplications).where(eq(marketApplications.id, id));
  const all = [...files, ...published];
  return {
    counts: {
      ...around,
      grants: (around.grants ?? 0) + ofParts.grants,
      links: (around.links ?? 0) + ofParts.links,
      answers: answered.length,
      declarations: declared.length,
      files: files.length,
      documents: published.length,
      bytes: all.reduce((total, { sizeBytes }) => total + sizeBytes, 0),
    },
    objects: [...new Set(all.map(({ key }) => key))],
  };
}

/** Erases a market to which no application is left. */
export async function eraseMarketRows(tx: Database, id: string): Promise<Erased> {
  const around = await eraseAround(tx, 'market', id);
  await tx.delete(publicMarkets).where(eq(publicMarkets.id, id));
  return { counts: around, objects: [] };
}

/** The webhooks that told of it, with their bodies and attempts; the links into it and what browsers typed through them. */
async function eraseAround(tx: Database, subject: Subject, id: string): Promise<Record<string, number>> {
  const deliveries = await tx
    .delete(webhookDeliveries)
    .where(eq(webhookDeliveries.subjectId, id))
    .returning({ id: webhookDeliveries.id });
  const erased = await eraseLinks(tx, subject, [id]);
  await tx.delete(legalHolds).where(eq(legalHolds.subjectId, id));
  return { deliveries: deliveries.length, ...erased };
}

/** The links into these, and what browsers opened and typed through them. */
async function eraseLinks(tx: Database, subject: Opened, ids: string[] | SQLWrapper) {
  const grants = await tx
    .delete(sessionGrants)
    .where(and(eq(sessionGrants.subject, subject), inArray(sessionGrants.subjectId, ids)))
    .returning({ id: sessionGrants.sessionId });
  const links = await tx
    .delete(accessLinks)
    .where(and(eq(accessLinks.subject, subject), inArray(accessLinks.subjectId, ids)))
    .returning({ id: accessLinks.id });
  return { grants: grants.length, links: links.length };
}

export type Erasure = typeof erasures.$inferSelect;

export async function insertErasure(tx: Database, erasure: Omit<Erasure, 'id'>): Promise<Erasure> {
  const [inserted] = await tx.insert(erasures).values(erasure).returning();
  if (!inserted) throw new Error('the proof was not written');
  return inserted;
}

/** Erasures of which objects are left in storage. */
export async function findUnfinishedErasures(limit: number): Promise<Erasure[]> {
  return database()
    .select()
    .from(erasures)
    .where(sql`${erasures.objectsLeft} <> '{}'`)
    .orderBy(erasures.erasedAt, erasures.id)
    .limit(limit);
}

/** Marks them as done: their objects are gone, or still used by other rows. */
export async function finishErasures(ids: string[]): Promise<void> {
  if (ids.length > 0) await database().update(erasures).set({ objectsLeft: [] }).where(inArray(erasures.id, ids));
}

/** The proofs that what bore this identifier was erased. */
export async function findErasures(identifierDigest: string): Promise<Erasure[]> {
  return database().select().from(erasures).where(eq(erasures.identifierDigest, identifierDigest));
}
