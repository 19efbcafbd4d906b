import { and, asc, desc, eq, getTableColumns, gt, inArray, isNull, lt, lte, ne, or, sql } from 'drizzle-orm';
import { type Database, database } from '@/db/database';
import { accessLinks, sessionGrants } from '@/db/schema/access';
import { applicantFirms, applicationLots, declarations, marketApplications } from '@/db/schema/applications';
import { publicMarkets } from '@/db/schema/markets';
import { latestBeginning } from '@/lib/kits/clock/clock';
import { commonIdentifier, type FirmIdentifier } from './application-lots';
import type { Market } from './markets';

export type ApplicationRow = typeof marketApplications.$inferSelect;
/** `firmId`: the firm that leads it, the only one today, on which its answers, files and declaration hang. */
export type Application = ApplicationRow & { firmId: string };
export type Declaration = Omit<typeof declarations.$inferSelect, 'formerApplicationId'>;

const withFirm = { ...getTableColumns(marketApplications), firmId: applicantFirms.id };
const leadsIt = and(eq(applicantFirms.applicationId, marketApplications.id), eq(applicantFirms.rank, 1));

/** Writes an application and the firm that leads it. */
export async function insertApplication(
  tx: Database,
  given: typeof marketApplications.$inferInsert,
): Promise<Application> {
  const application = tx.$with('application').as(tx.insert(marketApplications).values(given).returning());
  const firm = tx.$with('firm').as(
    tx
      .insert(applicantFirms)
      // Every column, in the order of the table.
      .select(sql`
          select gen_random_uuid(), id, 1, siret, foreign_identifier, company_name, '{}'::text[], null, null,
            null::timestamptz, null, created_at
          from ${application}`)
      .returning({ firmId: applicantFirms.id }),
  );
  // A single lot is chosen by itself.
  const lot = tx.$with('lot').as(
    tx.insert(applicationLots).select(sql`
      select id, market_id, 0 from ${application}
      where (select array_agg(rank) from market_lots lots where lots.market_id = application.market_id) = '{0}'`),
  );
  const [inserted] = await tx.with(application, firm, lot).select().from(application).crossJoin(firm);
  if (!inserted) throw new Error('the application was not written');
  return { ...inserted.application, firmId: inserted.firm.firmId };
}

/** The newest application to this market, submitted or not, that the editor opened for this user and this firm. */
export async function findNewestOfUser(
  tx: Database,
  marketId: string,
  user: FirmIdentifier & { providerUserId: string },
): Promise<Application | undefined> {
  // One that is being registered has no number: the user is then what two calls have in common.
  const { siret, foreignIdentifier, marketId: ofMarket } = marketApplications;
  const asGiven = sql`firm_identifier(${siret}, ${foreignIdentifier}, ${ofMarket})`;
  const [newest] = await tx
    .select(withFirm)
    .from(marketApplications)
    .innerJoin(applicantFirms, leadsIt)
    .where(
      and(
        eq(marketApplications.marketId, marketId),
        eq(marketApplications.providerUserId, user.providerUserId),
        eq(asGiven, commonIdentifier({ ...user, firmId: marketId })),
      ),
    )
    .orderBy(desc(marketApplications.createdAt), desc(marketApplications.id))
    .limit(1);
  return newest;
}

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

/** An application to a market of this editor, with its market. */
export async function findApplicationOfEditor(
  editorId: string,
  identifier: string,
): Promise<{ application: Application; market: Market } | undefined> {
  const [row] = await database()
    .select({ application: withFirm, market: publicMarkets })
    .from(marketApplications)
    .innerJoin(applicantFirms, leadsIt)
    .innerJoin(publicMarkets, eq(publicMarkets.id, marketApplications.marketId))
    .where(and(eq(publicMarkets.editorId, editorId), eq(marketApplications.identifier, identifier)));
  return row;
}

/** The application with this identifier if the session may open it, with its market; otherwise as if it did not exist. */
export async function findApplicationOpenTo(
  sessionId: string,
  identifier: string,
): Promise<{ application: Application; market: Market } | undefined> {
  const [row] = await database()
    .select({ application: withFirm, market: publicMarkets })
    .from(marketApplications)
    .innerJoin(applicantFirms, leadsIt)
    .innerJoin(publicMarkets, eq(publicMarkets.id, marketApplications.marketId))
    .innerJoin(
      sessionGrants,
      and(eq(sessionGrants.subjectId, marketApplications.id), eq(sessionGrants.subject, 'application')),
    )
    .innerJoin(accessLinks, and(eq(accessLinks.id, sessionGrants.linkId), isNull(accessLinks.revokedAt)))
    .where(and(eq(sessionGrants.sessionId, sessionId), eq(marketApplications.identifier, identifier)));
  return row;
}

/** For the exchange of an access link only, which proves by itself whose the application is. */
export async function findApplicationIdByIdentifier(identifier: string): Promise<string | undefined> {
  const [row] = await database()
    .select({ id: marketApplications.id })
    .from(marketApplications)
    .where(eq(marketApplications.identifier, identifier));
  return row?.id;
}

/** For background functions, which act for the instance. */
export async function findApplication(id: string): Promise<Application | undefined> {
  const [application] = await database()
    .select(withFirm)
    .from(marketApplications)
    .innerJoin(applicantFirms, leadsIt)
    .where(eq(marketApplications.id, id));
  return application;
}

/** Holds the application's row until the end of the transaction. */
export async function lockApplication(tx: Database, id: string): Promise<Application> {
  const [application] = await tx
    .select(withFirm)
    .from(marketApplications)
    .innerJoin(applicantFirms, leadsIt)
    .where(eq(marketApplications.id, id))
    .for('update', { of: marketApplications });
  if (!application) throw new Error('no such application');
  return application;
}

export async function markStepsSaved(tx: Database, id: string, savedSteps: string[]): Promise<void> {
  await tx
    .update(marketApplications)
    .set({ savedSteps, revision: sql`${marketApplications.revision} + 1` })
    .where(eq(marketApplications.id, id));
}

export async function markSubmitted(
  tx: Database,
  id: string,
  submitted: FirmIdentifier & { companyName: string; completedAt: Date; verificationSecretCiphertext: string },
): Promise<void> {
  await tx.update(marketApplications).set(submitted).where(eq(marketApplications.id, id));
}

/** Stamps the documents ready; false when they already were. */
export async function markDocumentsReady(tx: Database, id: string, now: Date): Promise<boolean> {
  const rows = await tx
    .update(marketApplications)
    .set({ documentsReadyAt: now, documentsFailure: null })
    .where(and(eq(marketApplications.id, id), isNull(marketApplications.documentsReadyAt)))
    .returning({ id: marketApplications.id });
  return rows.length > 0;
}

/** Keeps why the documents of an application could not be made, unless they are. */
export async function keepDocumentsFailure(id: string, failure: string): Promise<void> {
  await database()
    .update(marketApplications)
    .set({ documentsFailure: failure })
    .where(and(eq(marketApplications.id, id), isNull(marketApplications.documentsReadyAt)));
}

/**
 * Takes, at `now`, the applications submitted before `submittedBefore` that have no documents yet and were not taken since
 * `askedBefore`; the oldest first, at most `limit`. A time to come, written by a clock that was set back since, counts as
 * long ago: nobody knows how long it is.
 */
export async function takeWithoutDocuments(
  tx: Database,
  { submittedBefore, askedBefore, now, limit }: { submittedBefore: Date; askedBefore: Date; now: Date; limit: number },
): Promise<Pick<Application, 'id' | 'identifier' | 'documentsFailure'>[]> {
  const { id, identifier, completedAt, documentsReadyAt, documentsAskedAgainAt, documentsFailure } = marketApplications;
  const late = tx
    .select({ id })
    .from(marketApplications)
    .where(
      and(
        isNull(documentsReadyAt),
        or(lt(completedAt, submittedBefore), gt(completedAt, latestBeginning(now))),
        or(
          isNull(documentsAskedAgainAt),
          lt(documentsAskedAgainAt, askedBefore),
          gt(documentsAskedAgainAt, latestBeginning(now)),
        ),
      ),
    )
    .orderBy(asc(completedAt))
    .limit(limit)
    .for('update', { skipLocked: true });
  return tx
    .update(marketApplications)
    .set({ documentsAskedAgainAt: now })
    .where(inArray(id, late))
    .returning({ id, identifier, documentsFailure });
}

export async function putDeclaration(tx: Database, declaration: Declaration): Promise<void> {
  await tx
    .insert(declarations)
    .values(declaration)
    .onConflictDoUpdate({ target: declarations.firmId, set: declaration });
}

export async function deleteDeclaration(tx: Database, firmId: string): Promise<void> {
  await tx.delete(declarations).where(eq(declarations.firmId, firmId));
}

export async function findDeclaration(firmId: string, on: Database = database()): Promise<Declaration | undefined> {
  const { formerApplicationId, ...columns } = getTableColumns(declarations);
  const [declaration] = await on.select(columns).from(declarations).where(eq(declarations.firmId, firmId));
  return declaration;
}
