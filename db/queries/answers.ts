import { and, asc, eq, isNull, sum } from 'drizzle-orm';
import { type Database, database } from '@/db/database';
import { answers, documents } from '@/db/schema/applications';

export type Answer = typeof answers.$inferSelect;
export type Document = typeof documents.$inferSelect;

export async function findAnswers(applicationId: string, on: Database = database()): Promise<Answer[]> {
  return on.select().from(answers).where(eq(answers.applicationId, applicationId));
}

/** Keeps a draft and, unless `value` is undefined, the valid answer beside it. */
export async function putAnswer(
  tx: Database,
  answer: Pick<Answer, 'applicationId' | 'fieldKey' | 'draft' | 'inError' | 'refusals' | 'updatedAt'> & {
    value: Answer['value'] | undefined;
  },
): Promise<void> {
  await tx
    .insert(answers)
    .values(answer)
    .onConflictDoUpdate({ target: [answers.applicationId, answers.fieldKey], set: answer });
}

/** The files of an application, in the order in which they arrived. */
export async function findDocuments(applicationId: string, on: Database = database()): Promise<Document[]> {
  return on
    .select()
    .from(documents)
    .where(and(eq(documents.applicationId, applicationId), isNull(documents.deletedAt)))
    .orderBy(asc(documents.createdAt), asc(documents.id));
}

export async function insertDocument(tx: Database, document: typeof documents.$inferInsert): Promise<void> {
  await tx.insert(documents).values(document);
}

/** Bytes held by the application's files. */
export async function totalDocumentBytes(applicationId: string, on: Database = database()): Promise<number> {
  const [row] = await on
    .select({ total: sum(documents.sizeBytes) })
    .from(documents)
    .where(and(eq(documents.applicationId, applicationId), isNull(documents.deletedAt)));
  return Number(row?.total ?? 0);
}

/** Removes a file of this application, and says where it was; another application's is left alone. */
export async function removeDocument(
  tx: Database,
  applicationId: string,
  documentId: string,
  now: Date,
): Promise<Pick<Document, 'fieldKey' | 'slot'> | undefined> {
  const [removed] = await tx
    .update(documents)
    .set({ deletedAt: now })
    .where(and(eq(documents.id, documentId), eq(documents.applicationId, applicationId), isNull(documents.deletedAt)))
    .returning({ fieldKey: documents.fieldKey, slot: documents.slot });
  return removed;
}
