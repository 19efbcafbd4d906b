import { and, asc, eq, isNull, max, ne } from 'drizzle-orm';
import { type Database, database } from '@/db/database';
import {
  answers,
  applicantFirms,
  applicationLots,
  declarations,
  documents,
  firmLots,
  marketApplications,
} from '@/db/schema/applications';
import { marketLots } from '@/db/schema/markets';
import { registerStates } from '@/db/schema/registers';
import { readPartIdentifier } from '@/lib/identifiers';
import type { ApplicationRow, Firm } from './applications';

/** The firms of an application that are there, the one that leads first. */
export async function findFirms(applicationId: string, on: Database = database()): Promise<Firm[]> {
  return on
    .select()
    .from(applicantFirms)
    .where(and(eq(applicantFirms.applicationId, applicationId), isNull(applicantFirms.removedAt)))
    .orderBy(asc(applicantFirms.rank));
}

/** Writes that an application is a group's, or (`groupKind` null) a firm's alone, and whether it relies on others. */
export async function setGroup(
  tx: Database,
  applicationId: string,
  group: Pick<ApplicationRow, 'groupKind' | 'mandataireSolidaire'> & Partial<Pick<ApplicationRow, 'reliesOnFirms'>>,
): Promise<void> {
  await tx.update(marketApplications).set(group).where(eq(marketApplications.id, applicationId));
}

/** What a mandataire says of a member. */
export type NamedMember = Pick<Firm, 'companyName' | 'siret' | 'role' | 'reservedTasks'>;

/** Adds a member to a group, under the rank after the last one that was ever given there. */
export async function insertMember(tx: Database, applicationId: string, named: NamedMember, now: Date): Promise<Firm> {
  const [last] = await tx
    .select({ rank: max(applicantFirms.rank) })
    .from(applicantFirms)
    .where(eq(applicantFirms.applicationId, applicationId));
  const rank = (last?.rank ?? 1) + 1;
  const [inserted] = await tx
    .insert(applicantFirms)
    .values({ ...named, applicationId, rank, createdAt: now })
    .returning();
  if (!inserted) throw new Error('the member was not written');
  return inserted;
}

export async function changeFirm(
  tx: Database,
  firmId: string,
  change: Partial<
    Pick<
      Firm,
      | 'companyName'
      | 'siret'
      | 'foreignIdentifier'
      | 'role'
      | 'reservedTasks'
      | 'declaredAt'
      | 'declaredBy'
      | 'removedAt'
    >
  >,
): Promise<void> {
  await tx.update(applicantFirms).set(change).where(eq(applicantFirms.id, firmId));
}

/** Whether anything was answered, declared or joined in a firm's part; files of the field `apart` do not count. */
export async function isPartBegun(tx: Database, firmId: string, apart: string): Promise<boolean> {
  const answered = await tx.select({ key: answers.fieldKey }).from(answers).where(eq(answers.firmId, firmId)).limit(1);
  if (answered.length > 0) return true;
  const joined = tx.select({ id: documents.id }).from(documents);
  const ofPart = and(eq(documents.firmId, firmId), isNull(documents.deletedAt), ne(documents.fieldKey, apart));
  return (await joined.where(ofPart).limit(1)).length > 0;
}

/** Begins a firm's part anew: its answers, its declaration and what registers said go, its files are removed, but for those of the field `keeps`. */
export async function forgetPart(
  tx: Database,
  firmId: string,
  now: Date,
  { keeps }: { keeps?: string } = {},
): Promise<void> {
  await tx.delete(answers).where(eq(answers.firmId, firmId));
  await tx.delete(declarations).where(eq(declarations.firmId, firmId));
  await tx.delete(registerStates).where(eq(registerStates.firmId, firmId));
  await tx
    .update(documents)
    .set({ deletedAt: now })
    .where(
      and(
        ...[eq(documents.firmId, firmId), isNull(documents.deletedAt)],
        keeps === undefined ? undefined : ne(documents.fieldKey, keeps),
      ),
    );
  await tx
    .update(applicantFirms)
    .set({ savedSteps: [], declaredAt: null, declaredBy: null })
    .where(eq(applicantFirms.id, firmId));
}

/** The lots that members take part in, by firm; a firm that has none takes part in all. */
export async function findLotsOfFirms(
  applicationId: string,
  on: Database = database(),
): Promise<Map<string, number[]>> {
  const rows = await on.select().from(firmLots).where(eq(firmLots.applicationId, applicationId));
  const byFirm = Map.groupBy(rows, (row) => row.firmId);
  return new Map([...byFirm].map(([firm, lots]) => [firm, lots.map(({ lotRank }) => lotRank).sort((a, b) => a - b)]));
}

/** Writes the lots that a member takes part in, in place of those of before. */
export async function putLotsOfFirm(
  tx: Database,
  { firmId, applicationId }: { firmId: string; applicationId: string },
  lotRanks: readonly number[],
): Promise<void> {
  await tx.delete(firmLots).where(eq(firmLots.firmId, firmId));
  const rows = lotRanks.map((lotRank) => ({ firmId, applicationId, lotRank }));
  if (rows.length > 0) await tx.insert(firmLots).values(rows);
}

/** The lots that an application is for, by rank. */
export async function findLotsApplied(
  applicationId: string,
  on: Database = database(),
): Promise<{ rank: number; name: string }[]> {
  return on
    .select({ rank: marketLots.rank, name: marketLots.name })
    .from(applicationLots)
    .innerJoin(
      marketLots,
      and(eq(marketLots.marketId, applicationLots.marketId), eq(marketLots.rank, applicationLots.lotRank)),
    )
    .where(eq(applicationLots.applicationId, applicationId))
    .orderBy(asc(marketLots.rank));
}

/** For a link, which proves by itself whose the part is: the firm of a group that this identifier names. */
export async function findFirmOfPart(identifier: string): Promise<string | undefined> {
  const part = readPartIdentifier(identifier);
  if (part.rank === 1) return undefined;
  const [firm] = await database()
    .select({ id: applicantFirms.id })
    .from(applicantFirms)
    .innerJoin(marketApplications, eq(marketApplications.id, applicantFirms.applicationId))
    .where(
      and(
        ...[eq(marketApplications.identifier, part.identifier), eq(applicantFirms.rank, part.rank)],
        isNull(applicantFirms.removedAt),
      ),
    );
  return firm?.id;
}
