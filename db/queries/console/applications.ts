import { and, count, desc, eq, isNotNull, isNull, type SQL } from 'drizzle-orm';
import { database } from '@/db/database';
import { chosenLots } from '@/db/queries/application-lots';
import { groupMembers } from '@/db/queries/group-members';
import type { Position } from '@/db/queries/listing';
import { replacementsOfRow } from '@/db/queries/replacements';
import { applicantFirms, documents, marketApplications, publishedDocuments } from '@/db/schema/applications';
import { editors } from '@/db/schema/editors';
import { publicMarkets } from '@/db/schema/markets';
import { inPeriod, isAfter, type Period, startsWith } from './conditions';

export const APPLICATION_STATES = [
  'draft',
  'making_documents',
  'documents_failed',
  'ready',
  'replaced',
  'withdrawn',
] as const;
export type ApplicationState = (typeof APPLICATION_STATES)[number];

export type ApplicationFilter = Period & {
  identifier: string | null;
  market: string | null;
  editorId: string | null;
  state: ApplicationState | null;
};

const { completedAt, documentsReadyAt, documentsFailure, replacedAt, withdrawnAt } = marketApplications;
const counts = and(isNull(replacedAt), isNull(withdrawnAt));
const awaitsDocuments = and(isNotNull(completedAt), isNull(documentsReadyAt), counts);

const isInState: Record<ApplicationState, SQL | undefined> = {
  draft: isNull(completedAt),
  making_documents: and(awaitsDocuments, isNull(documentsFailure)),
  documents_failed: and(awaitsDocuments, isNotNull(documentsFailure)),
  ready: and(isNotNull(documentsReadyAt), counts),
  replaced: and(isNotNull(replacedAt), isNull(withdrawnAt)),
  withdrawn: isNotNull(withdrawnAt),
};

// No answer, no file and nobody's e-mail: what is not selected cannot be shown.
const columns = {
  id: marketApplications.id,
  identifier: marketApplications.identifier,
  siret: marketApplications.siret,
  foreignIdentifier: marketApplications.foreignIdentifier,
  companyName: marketApplications.companyName,
  createdAt: marketApplications.createdAt,
  completedAt,
  documentsReadyAt,
  documentsFailure,
  replacedAt,
  withdrawnAt,
  ...replacementsOfRow,
  marketIdentifier: publicMarkets.identifier,
  marketName: publicMarkets.name,
  lots: chosenLots,
  members: groupMembers,
  editorName: editors.name,
  editorClientId: editors.clientId,
};

const listed = () =>
  database()
    .select(columns)
    .from(marketApplications)
    .innerJoin(publicMarkets, eq(publicMarkets.id, marketApplications.marketId))
    .innerJoin(editors, eq(editors.id, publicMarkets.editorId));

export type ConsoleApplication = Awaited<ReturnType<typeof listed>>[number];

/** Applications to the markets of every editor, newest first. */
export async function listApplications(
  filter: ApplicationFilter,
  after: Position | null,
  limit: number,
): Promise<ConsoleApplication[]> {
  return listed()
    .where(
      and(
        filter.identifier ? startsWith(marketApplications.identifier, filter.identifier) : undefined,
        filter.market ? eq(publicMarkets.identifier, filter.market) : undefined,
        filter.editorId ? eq(publicMarkets.editorId, filter.editorId) : undefined,
        filter.state ? isInState[filter.state] : undefined,
        inPeriod(marketApplications.createdAt, filter),
        isAfter(marketApplications, after),
      ),
    )
    .orderBy(desc(marketApplications.createdAt), desc(marketApplications.id))
    .limit(limit);
}

export async function findConsoleApplication(identifier: string): Promise<ConsoleApplication | undefined> {
  const [application] = await listed().where(eq(marketApplications.identifier, identifier));
  return application;
}

/** How many files an application holds, by what the antivirus said of them; never which. */
export async function countFiles(applicationId: string) {
  return database()
    .select({ scanState: documents.scanState, files: count() })
    .from(documents)
    .innerJoin(applicantFirms, eq(applicantFirms.id, documents.firmId))
    .where(and(eq(applicantFirms.applicationId, applicationId), isNull(documents.deletedAt)))
    .groupBy(documents.scanState);
}

/** The documents made of an application, in the order of their making. */
export async function findMadeDocuments(applicationId: string) {
  const { kind, createdAt, sizeBytes } = publishedDocuments;
  return database()
    .select({ kind, createdAt, sizeBytes })
    .from(publishedDocuments)
    .where(eq(publishedDocuments.applicationId, applicationId))
    .orderBy(createdAt);
}
