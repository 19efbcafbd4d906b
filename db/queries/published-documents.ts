import { and, eq, getTableColumns, isNull } from 'drizzle-orm';
import { type Database, database } from '@/db/database';
import { publishedDocuments } from '@/db/schema/applications';

type Row = typeof publishedDocuments.$inferSelect;
export type DocumentKind = Row['kind'];
/** A document about all of an application, or of one firm of it. */
export type PublishedDocument = Omit<Row, 'firmId'> & { firmId?: string | null };

/** `firmId`: the firm whose document it is; absent for one about all of the application. */
export async function findPublishedDocument(
  applicationId: string,
  kind: DocumentKind,
  { firmId = null, on = database() }: { firmId?: string | null; on?: Database } = {},
): Promise<PublishedDocument | undefined> {
  const columns = getTableColumns(publishedDocuments);
  const ofFirm = firmId === null ? isNull(columns.firmId) : eq(columns.firmId, firmId);
  const [document] = await on
    .select(columns)
    .from(publishedDocuments)
    .where(and(eq(columns.applicationId, applicationId), eq(columns.kind, kind), ofFirm));
  return document;
}

/** The documents of a kind that firms of an application have, by the id of the firm. */
export async function findDocumentsOfFirms(
  applicationId: string,
  kind: DocumentKind,
): Promise<Map<string, PublishedDocument>> {
  const { applicationId: ofApplication, kind: ofKind } = publishedDocuments;
  const documents = await database()
    .select()
    .from(publishedDocuments)
    .where(and(eq(ofApplication, applicationId), eq(ofKind, kind)));
  return new Map(documents.flatMap((document) => (document.firmId === null ? [] : [[document.firmId, document]])));
}

/** Publishes a document unless one of its kind, and firm, is published already; returns the one that stands. */
export async function publishDocument(
  document: PublishedDocument,
  on: Database = database(),
): Promise<PublishedDocument> {
  await on.insert(publishedDocuments).values(document).onConflictDoNothing();
  const { applicationId, kind, firmId = null } = document;
  const published = await findPublishedDocument(applicationId, kind, { firmId, on });
  if (!published) throw new Error('the document was not published');
  return published;
}
