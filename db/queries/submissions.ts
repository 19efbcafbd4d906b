import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import { database } from '@/db/database';
import { marketApplications, publishedDocuments } from '@/db/schema/applications';
import { publicMarkets } from '@/db/schema/markets';
import { chosenLots } from './application-lots';
import { groupMembers } from './group-members';

const told = {
  id: marketApplications.id,
  identifier: marketApplications.identifier,
  companyName: marketApplications.companyName,
  siret: marketApplications.siret,
  foreignIdentifier: marketApplications.foreignIdentifier,
  submittedAt: marketApplications.completedAt,
  replacedAt: marketApplications.replacedAt,
  withdrawnAt: marketApplications.withdrawnAt,
  verificationSecretCiphertext: marketApplications.verificationSecretCiphertext,
  marketName: publicMarkets.name,
  marketIdentifier: publicMarkets.identifier,
  lots: chosenLots,
  members: groupMembers,
};

/** The facts of a submitted application that its verification page may tell, in one round trip. */
export async function findSubmission(identifier: string) {
  const [row] = await database()
    .select(told)
    .from(marketApplications)
    .innerJoin(publicMarkets, eq(publicMarkets.id, marketApplications.marketId))
    .where(and(eq(marketApplications.identifier, identifier), isNotNull(marketApplications.completedAt)));
  return row;
}

/** The same, by the storage key of one of its published documents, and which document that is. */
export async function findSubmissionByDocument(storageKey: string) {
  const [row] = await database()
    .select({ ...told, kind: publishedDocuments.kind })
    .from(publishedDocuments)
    .innerJoin(marketApplications, eq(marketApplications.id, publishedDocuments.applicationId))
    .innerJoin(publicMarkets, eq(publicMarkets.id, marketApplications.marketId))
    .where(and(eq(publishedDocuments.storageKey, storageKey), isNotNull(marketApplications.completedAt)));
  return row;
}

/**
 * The applications to a market that a buyer has to judge, in the order of their submission: neither a
 * draft, nor one that was replaced or withdrawn.
 */
export async function findApplicationsToJudge(marketId: string) {
  const { id, identifier, documentsReadyAt, completedAt, replacedAt, withdrawnAt } = marketApplications;
  return database()
    .select({ id, identifier, documentsReadyAt })
    .from(marketApplications)
    .where(
      and(
        ...[eq(marketApplications.marketId, marketId), isNotNull(completedAt)],
        ...[isNull(replacedAt), isNull(withdrawnAt)],
      ),
    )
    .orderBy(asc(completedAt), asc(identifier));
}
