import { and, asc, desc, eq, getTableColumns, gt, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import { type Database, database } from '@/db/database';
import { applicantFirms, applicationLots, declarations, marketApplications } from '@/db/schema/applications';
import { publicMarkets } from '@/db/schema/markets';
import { AppError } from '@/lib/errors';
import { partIdentifier } from '@/lib/identifiers';
import { latestBeginning } from '@/lib/kits/clock/clock';
import { commonIdentifier, type FirmIdentifier } from './application-lots';
import type { Market } from './markets';

export type ApplicationRow = typeof marketApplications.$inferSelect;
/**
 * An application as one of its firms meets it: `firmId` is the firm that leads (`rank` 1), on which answers, files and
 * declaration hang; or another member of a group, whose part has an identifier of its own (`FT…-2`), what it was named by
 * and the pages that it saved.
 */
export type Application = ApplicationRow & { firmId: string } & Pick<Firm, 'rank' | 'declaredAt' | 'declaredBy'>;
/** A firm that applies: alone, or a member of a group. */
export type Firm = typeof applicantFirms.$inferSelect;
export type Declaration = Omit<typeof declarations.$inferSelect, 'formerApplicationId'>;

const { id: firmId, rank, declaredAt, declaredBy } = applicantFirms;
const withFirm = { ...getTableColumns(marketApplications), firmId, rank, declaredAt, declaredBy };
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
            null::timestamptz, null, created_at, null::timestamptz
          from ${application}`)
      .returning({ firmId, rank, declaredAt, declaredBy }),
  );
  // A single lot is chosen by itself.
  const lot = tx.$with('lot').as(
    tx.insert(applicationLots).select(sql`
      select id, market_id, 0 from ${application}
      where (select array_agg(rank) from market_lots lots where lots.market_id = application.market_id) = '{0}'`),
  );
  const [inserted] = await tx.with(application, firm, lot).select().from(application).crossJoin(firm);
  if (!inserted) throw new Error('the application was not written');
  return { ...inserted.application, ...inserted.firm };
}

/** The application as this firm of it meets it. */
export function asPartOf(application: ApplicationRow, firm: Firm): Application {
  const { id: firmId, rank, declaredAt, declaredBy } = firm;
  const part = { firmId, rank, declaredAt, declaredBy };
  if (rank === 1) return { ...application, ...part };
  const { siret, foreignIdentifier, companyName, savedSteps } = firm;
  const own = { siret, siretLocked: false, foreignIdentifier, companyName, savedSteps };
  return { ...application, ...own, ...part, identifier: partIdentifier(application.identifier, rank) };
}

/**
 * The newest application to this market, submitted or not, that the editor opened for this user and this firm, or that
 * replaces one; neither replaced nor withdrawn.
 */
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
        isNull(marketApplications.replacedAt),
        isNull(marketApplications.withdrawnAt),
        eq(asGiven, commonIdentifier({ ...user, firmId: marketId })),
      ),
    )
    .orderBy(desc(marketApplications.createdAt), desc(marketApplications.id))
    .limit(1);
  return newest;
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

/** Holds the application's row until the end of the transaction; as the firm that leads it meets it, or as this one of it. */
export async function lockApplication(tx: Database, id: string, firmId?: string): Promise<Application> {
  const [locked] = await tx
    .select({ row: marketApplications })
    .from(marketApplications)
    .where(eq(marketApplications.id, id))
    .for('update');
  if (!locked) throw new Error('no such application');
  // Read once the row is held: whoever held it may have changed, or removed, the firm.
  const [firm] = await tx
    .select()
    .from(applicantFirms)
    .where(
      and(
        ...[eq(applicantFirms.applicationId, id), isNull(applicantFirms.removedAt)],
        firmId === undefined ? eq(applicantFirms.rank, 1) : eq(applicantFirms.id, firmId),
      ),
    );
  if (!firm) throw new AppError('unauthorized', 'this firm is no member of the group any more');
  return asPartOf(locked.row, firm);
}

/** Keeps which pages were saved: of the application, or of a member's part. */
export async function markStepsSaved(
  tx: Database,
  { id, firmId, rank }: Pick<Application, 'id' | 'firmId' | 'rank'>,
  savedSteps: string[],
): Promise<void> {
  const revision = sql`${marketApplications.revision} + 1`;
  const saved = rank === 1 ? { savedSteps, revision } : { revision };
  await tx.update(marketApplications).set(saved).where(eq(marketApplications.id, id));
  if (rank > 1) await tx.update(applicantFirms).set({ savedSteps }).where(eq(applicantFirms.id, firmId));
}

export async function markSubmitted(
  tx: Database,
  id: string,
  submitted: FirmIdentifier & { companyName: string; completedAt: Date; verificationSecretCiphertext: string },
): Promise<void> {
  await tx.update(marketApplications).set(submitted).where(eq(marketApplications.id, id));
}

/** Stamps the documents ready, and returns the row; undefined when they already were. */
export async function markDocumentsReady(
  tx: Database,
  id: string,
  now: Date,
): Promise<Pick<ApplicationRow, 'withdrawnAt'> | undefined> {
  const [marked] = await tx
    .update(marketApplications)
    .set({ documentsReadyAt: now, documentsFailure: null })
    .where(and(eq(marketApplications.id, id), isNull(marketApplications.documentsReadyAt)))
    .returning({ withdrawnAt: marketApplications.withdrawnAt });
  return marked;
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
