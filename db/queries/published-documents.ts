import { and, eq } from 'drizzle-orm';
import { database } from '@/db/database';
import { publishedDocuments } from '@/db/schema/applications';

export type PublishedDocument = typeof publishedDocuments.$inferSelect;
export type DocumentKind = PublishedDocument['kind'];

export async function findPublishedDocument(
  applicationId: string,
  kind: DocumentKind,
): Promise<PublishedDocument | undefined> {
  const [document] = await database()
    .select()
    .from(publishedDocuments)
    .where(and(eq(publishedDocuments.applicationId, applicationId), eq(publishedDocuments.kind, kind)));
  return document;
}

/** Publishes a document unless one of its kind is published already; gives back the one that stands. */
export async function publishDocument(document: PublishedDocument): Promise<PublishedDocument> {
  await database().insert(publishedDocuments).values(document).onConflictDoNothing();
  const published = await findPublishedDocument(document.applicationId, document.kind);
  if (!published) throw new Error('the document was not published');
  return published;
}
