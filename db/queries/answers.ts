import { and, asc, count, eq, getTableColumns, gt, inArray, isNotNull, isNull, lt, or, sql, sum } from 'drizzle-orm';
import { type Database, database } from '@/db/database';
import { answers, applicantFirms, documents } from '@/db/schema/applications';
import { latestBeginning } from '@/lib/kits/clock/clock';

/** What a firm answered to a field. */
export type Answer = Omit<typeof answers.$inferSelect, 'formerApplicationId' | 'formerProvenance'>;
/** A file that a firm gave. */
export type Document = Omit<typeof documents.$inferSelect, 'formerApplicationId'>;

const { formerApplicationId: _answers, formerProvenance, ...answerColumns } = getTableColumns(answers);
const { formerApplicationId: _documents, ...documentColumns } = getTableColumns(documents);

export async function findAnswers(firmId: string, on: Database = database()): Promise<Answer[]> {
  return on.select(answerColumns).from(answers).where(eq(answers.firmId, firmId));
}

/** A draft and, beside it, the valid answer and what is known of it: what is undefined stays as it was. */
export type KeptAnswer = Pick<Answer, 'firmId' | 'fieldKey' | 'draft' | 'inError' | 'refusals' | 'updatedAt'> & {
  value: Answer['value'] | undefined;
} & Partial<Pick<Answer, 'notApplicable' | 'provenances'>>;

export const putAnswer = (tx: Database, answer: KeptAnswer): Promise<void> => putAnswers(tx, [answer]);

/** The columns that an upsert replaces, with the new value of each. */
const REPLACED = {
  draft: sql`excluded.draft`,
  value: sql`excluded.value`,
  notApplicable: sql`excluded.not_applicable`,
  provenances: sql`excluded.provenances`,
  inError: sql`excluded.in_error`,
  refusals: sql`excluded.refusals`,
  updatedAt: sql`excluded.updated_at`,
};
type Member = keyof typeof REPLACED;
const MEMBERS = Object.keys(REPLACED) as Member[];

/** Keeps answers, each of another field: one statement for all that say the same members. */
export async function putAnswers(tx: Database, kept: readonly KeptAnswer[]): Promise<void> {
  const saidBy = (answer: KeptAnswer) => MEMBERS.filter((member) => answer[member] !== undefined);
  for (const [said, alike] of Map.groupBy(kept, (answer) => saidBy(answer).join())) {
    const set = Object.fromEntries(said.split(',').map((member) => [member, REPLACED[member as Member]]));
    await tx
      .insert(answers)
      .values(alike)
      .onConflictDoUpdate({ target: [answers.firmId, answers.fieldKey], set });
  }
}

/** The files of a firm, in the order in which they arrived. */
export async function findDocuments(firmId: string, on: Database = database()): Promise<Document[]> {
  return on
    .select(documentColumns)
    .from(documents)
    .where(and(eq(documents.firmId, firmId), isNull(documents.deletedAt)))
    .orderBy(asc(documents.createdAt), asc(documents.id));
}

export async function insertDocument(tx: Database, document: typeof documents.$inferInsert): Promise<Document> {
  const [inserted] = await tx.insert(documents).values(document).returning(documentColumns);
  if (!inserted) throw new Error('the file was not written');
  return inserted;
}

/** The file of an input that came by this upload, unless it was removed since. */
export async function findUploaded(
  tx: Database,
  { firmId, fieldKey, slot, uploadKey }: Pick<Document, 'firmId' | 'fieldKey' | 'slot'> & { uploadKey: string },
): Promise<Document | undefined> {
  const [document] = await tx
    .select(documentColumns)
    .from(documents)
    .where(
      and(
        ...[eq(documents.firmId, firmId), eq(documents.fieldKey, fieldKey), eq(documents.slot, slot)],
        ...[eq(documents.uploadKey, uploadKey), isNull(documents.deletedAt)],
      ),
    );
  return document;
}

const ofApplication = (applicationId: string) =>
  and(eq(documents.firmId, applicantFirms.id), eq(applicantFirms.applicationId, applicationId));

/** Bytes held by the application's files, those included that were removed and are still in storage. */
export async function totalDocumentBytes(applicationId: string, on: Database = database()): Promise<number> {
  const [row] = await on
    .select({ total: sum(documents.sizeBytes) })
    .from(documents)
    .innerJoin(applicantFirms, ofApplication(applicationId))
    .where(isNull(documents.sweptAt));
  return Number(row?.total ?? 0);
}

/** Removes a file that this firm gave, and says where it was; another firm's, or a register's, is left alone. */
export async function removeDocument(
  tx: Database,
  firmId: string,
  documentId: string,
  now: Date,
): Promise<Pick<Document, 'fieldKey' | 'slot'> | undefined> {
  const [removed] = await tx
    .update(documents)
    .set({ deletedAt: now })
    .where(
      and(
        ...[eq(documents.id, documentId), eq(documents.firmId, firmId)],
        ...[isNull(documents.deletedAt), isNull(documents.register)],
      ),
    )
    .returning({ fieldKey: documents.fieldKey, slot: documents.slot });
  return removed;
}

/** Removes what registers gave of a firm; only this register, where it is named. */
export async function removeRegisterDocuments(
  tx: Database,
  firmId: string,
  now: Date,
  register?: string,
): Promise<void> {
  await tx
    .update(documents)
    .set({ deletedAt: now })
    .where(
      and(
        ...[eq(documents.firmId, firmId), isNull(documents.deletedAt), isNotNull(documents.register)],
        register === undefined ? undefined : eq(documents.register, register),
      ),
    );
}

export type FoundDocument = Document & { applicationId: string };

/** A file that was not removed, and its application; for background functions, which act for the instance. */
export async function findDocument(id: string, on: Database = database()): Promise<FoundDocument | undefined> {
  const [document] = await on
    .select({ ...documentColumns, applicationId: applicantFirms.applicationId })
    .from(documents)
    .innerJoin(applicantFirms, eq(applicantFirms.id, documents.firmId))
    .where(and(eq(documents.id, id), isNull(documents.deletedAt)));
  return document;
}

export async function setScanState(tx: Database, id: string, scanState: Document['scanState']): Promise<void> {
  await tx.update(documents).set({ scanState }).where(eq(documents.id, id));
}

/** How many files of an application wait for the antivirus. */
export async function countPendingScans(applicationId: string, on: Database = database()): Promise<number> {
  const [row] = await on
    .select({ pending: count() })
    .from(documents)
    .innerJoin(applicantFirms, ofApplication(applicationId))
    .where(and(eq(documents.scanState, 'pending'), isNull(documents.deletedAt)));
  return row?.pending ?? 0;
}

/** What the antivirus said of a firm's files for these fields, those that it had removed included. */
export async function findScans(
  firmId: string,
  fieldKeys: readonly string[],
): Promise<Pick<Document, 'id' | 'name' | 'scanState'>[]> {
  return database()
    .select({ id: documents.id, name: documents.name, scanState: documents.scanState })
    .from(documents)
    .where(
      and(
        ...[eq(documents.firmId, firmId), inArray(documents.fieldKey, [...fieldKeys])],
        or(isNull(documents.deletedAt), eq(documents.scanState, 'flagged')),
      ),
    );
}

/**
 * Ids of the files that have waited for the antivirus since before this time, or, by a clock that was set back since, from
 * later than now; the oldest first.
 */
export async function findPendingScans(before: Date, now: Date, limit: number): Promise<string[]> {
  const waitsTooLong = or(lt(documents.createdAt, before), gt(documents.createdAt, latestBeginning(now)));
  const rows = await database()
    .select({ id: documents.id })
    .from(documents)
    .where(and(eq(documents.scanState, 'pending'), isNull(documents.deletedAt), waitsTooLong))
    .orderBy(asc(documents.createdAt))
    .limit(limit);
  return rows.map((row) => row.id);
}

/** Says on the field's next page why a file is no longer there. */
export async function addRefusal(
  tx: Database,
  { firmId, fieldKey }: Pick<Answer, 'firmId' | 'fieldKey'>,
  refusal: Answer['refusals'][number],
  now: Date,
): Promise<void> {
  await tx
    .insert(answers)
    .values({ firmId, fieldKey, draft: {}, refusals: [refusal], updatedAt: now })
    .onConflictDoUpdate({
      target: [answers.firmId, answers.fieldKey],
      set: { refusals: sql`${answers.refusals} || excluded.refusals`, updatedAt: now },
    });
}
