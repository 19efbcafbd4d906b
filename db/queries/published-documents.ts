import { and, eq, getTableColumns, isNull } from 'drizzle-orm';
import { type Database, database } from '@/db/database';
import { publishedDocuments } from '@/db/schema/applications';

/** A document about all of an application. */
export type PublishedDocument = Omit<typeof publishedDocuments.$inferSelect, 'firmId'>;
export type DocumentKind = PublishedDocument['kind'];

export async function findPublishedDocument(
  applicationId: string,
  kind: DocumentKind,
  on: Database = database(),
): Promise<PublishedDocument | undefined> {
  const { firmId, ...columns } = getTableColumns(publishedDocuments);
  const [document] = await on
    .select(columns)
    .from(publishedDocuments)
    .where(and(eq(columns.applicationId, applicationId), eq(columns.kind, kind), isNull(firmId)));
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
