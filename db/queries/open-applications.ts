import { and, desc, eq, isNull, lte, ne, or } from 'drizzle-orm';
import { type Database, database } from '@/db/database';
import { accessLinks, type Opened, sessionGrants } from '@/db/schema/access';
import { applicantFirms, marketApplications } from '@/db/schema/applications';
import { publicMarkets } from '@/db/schema/markets';
import { readPartIdentifier } from '@/lib/identifiers';
import { type Application, asPartOf } from './applications';
import type { Market } from './markets';

/** Earlier drafts for the same market that the session may open too, the newest first. */
export function findEarlierDraftsOpenTo(
  sessionId: string,
  { id, marketId, createdAt }: Pick<Application, 'id' | 'marketId' | 'createdAt'>,
): Promise<Pick<Application, 'identifier' | 'createdAt'>[]> {
  return database()
    .select({ identifier: marketApplications.identifier, createdAt: marketApplications.createdAt })
    .from(marketApplications)
    .innerJoin(
      sessionGrants,
      and(eq(sessionGrants.subjectId, marketApplications.id), eq(sessionGrants.subject, 'application')),
    )
    .innerJoin(accessLinks, and(eq(accessLinks.id, sessionGrants.linkId), isNull(accessLinks.revokedAt)))
    .where(
      and(
        eq(sessionGrants.sessionId, sessionId),
        eq(marketApplications.marketId, marketId),
        ne(marketApplications.id, id),
        lte(marketApplications.createdAt, createdAt),
        isNull(marketApplications.completedAt),
      ),
    )
    .orderBy(desc(marketApplications.createdAt));
}

/** What a browser may open: of whom, by which grant. */
export type OpenApplication = {
  application: Application;
  market: Market;
  subject: 'application' | 'firm';
  subjectId: string;
};

/**
 * What this identifier names if the session may open it, with its market; otherwise as if it did not exist. The part of a
 * group's member is opened by the member's own grant, and by one on the application only while the mandataire declares for
 * it (art. R2142-23 Code de la commande publique); the application itself by no member's.
 */
export async function findApplicationOpenTo(
  sessionId: string,
  identifier: string,
): Promise<OpenApplication | undefined> {
  const named = readPartIdentifier(identifier);
  const { subject, subjectId } = sessionGrants;
  const byMandate = named.rank === 1 ? undefined : eq(applicantFirms.declaredBy, 'mandataire');
  const [row] = await database()
    .select({ row: marketApplications, firm: applicantFirms, market: publicMarkets, subject, subjectId })
    .from(marketApplications)
    .innerJoin(
      applicantFirms,
      and(
        ...[eq(applicantFirms.applicationId, marketApplications.id), eq(applicantFirms.rank, named.rank)],
        isNull(applicantFirms.removedAt),
      ),
    )
    .innerJoin(publicMarkets, eq(publicMarkets.id, marketApplications.marketId))
    .innerJoin(
      sessionGrants,
      or(
        and(eq(subject, 'application'), eq(subjectId, marketApplications.id), byMandate),
        named.rank === 1 ? undefined : and(eq(subject, 'firm'), eq(subjectId, applicantFirms.id)),
      ),
    )
    .innerJoin(accessLinks, and(eq(accessLinks.id, sessionGrants.linkId), isNull(accessLinks.revokedAt)))
    .where(and(eq(sessionGrants.sessionId, sessionId), eq(marketApplications.identifier, named.identifier)))
    // A browser that has both acts for the member.
    .orderBy(desc(subject))
    .limit(1);
  if (!row) return undefined;
  const { row: application, firm, market } = row;
  return {
    application: asPartOf(application, firm),
    market,
    // Only these two are joined.
    subject: row.subject as OpenApplication['subject'],
    subjectId: row.subjectId,
  };
}

/** The application that a link or an access leads to: as a whole, or by one firm's part of it. */
export async function findApplicationOfPart(
  on: Database,
  { subject, subjectId }: { subject: Opened; subjectId: string },
): Promise<{ application: Application; market: Market } | undefined> {
  const [row] = await on
    .select({ row: marketApplications, firm: applicantFirms, market: publicMarkets })
    .from(marketApplications)
    .innerJoin(applicantFirms, eq(applicantFirms.applicationId, marketApplications.id))
    .innerJoin(publicMarkets, eq(publicMarkets.id, marketApplications.marketId))
    .where(
      and(
        isNull(applicantFirms.removedAt),
        subject === 'firm'
          ? eq(applicantFirms.id, subjectId)
          : and(eq(applicantFirms.rank, 1), eq(marketApplications.id, subjectId)),
      ),
    );
  return row && { application: asPartOf(row.row, row.firm), market: row.market };
}
