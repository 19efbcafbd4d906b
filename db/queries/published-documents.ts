import { and, eq } from 'drizzle-orm';
import { type Database, database } from '@/db/database';
import { publishedDocuments } from '@/db/schema/applications';

export type PublishedDocument = typeof publishedDocuments.$inferSelect;
export type DocumentKind = PublishedDocument['kind'];

export async function findPublishedDocument(
  applicationId: string,
  kind: DocumentKind,
  on: Database = database(),
): Promise<PublishedDocument | undefined> {
  const [document] = await on
    .select()
    .from(publishedDocuments)
    .where(and(eq(publishedDocuments.applicationId, applicationId), eq(publishedDocuments.kind, kind)));
  return document;
}

/** Publishes a document unless one of its kind is published already; returns the one that stands. */
export async function publishDocument(
  document: PublishedDocument,
  on: Database = database(),
): Promise<PublishedDocument> {
  await on.insert(publishedDocuments).values(document).onConflictDoNothing();
  const published = await findPublishedDocument(document.applicationId, document.kind, on);
  if (!published) throw new Error('the document was not published');
  return published;
}
