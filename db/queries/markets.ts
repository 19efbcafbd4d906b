import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { type Database, database } from '@/db/database';
import { prepared } from '@/db/prepared';
import { accessLinks, sessionGrants } from '@/db/schema/access';
import { auditLog, auditUnchained } from '@/db/schema/audit';
import {
  type MarketConfiguration,
  marketLots,
  marketRequirements,
  marketRevisions,
  publicMarkets,
} from '@/db/schema/markets';
import type { NewAccessLink } from './access';
import { type AuditRow, auditRowPlaceholders, givenAuditRow } from './audit/rows';

export type Market = typeof publicMarkets.$inferSelect;
/** A lot before its market has it; the number is given by its place. */
export type NewLot = { name: string; cpvCode: string | null };
/** `number`: from 1, as people and programs know it. */
export type Lot = NewLot & { number: number };
export type Requirement = typeof marketRequirements.$inferSelect & { mayNotApply: boolean };

/** What is known of a market when an editor creates it. */
export type NewMarket = Pick<
  Market,
  | 'id'
  | 'identifier'
  | 'editorId'
  | 'name'
  | 'lotName'
  | 'lotLimit'
  | 'awardLimit'
  | 'deadline'
  | 'siret'
  | 'marketTypeCodes'
  | 'providerUserId'
  | 'createdAt'
>;

/**
 * Writes a market, its lots, the link into it and the row of the audit log: all or nothing, in one statement, hence one
 * round trip.
 */
export async function insertMarketWithLink(
  market: NewMarket,
  lots: NewLot[],
  link: NewAccessLink,
  audit: AuditRow,
): Promise<Market> {
  const { expiresAt: linkExpiresAt, digest } = link;
  const given = { ...market, ...givenAuditRow(audit), lots: JSON.stringify(lots), digest, linkExpiresAt };
  const [inserted] = await insertingMarket().execute(given);
  if (!inserted) throw new Error('the market was not written');
  return inserted;
}

const insertingMarket = prepared((on) => {
  const given = sql.placeholder;
  const [id, createdAt] = [given('id'), given('createdAt')];
  const market = on.$with('market').as(
    on
      .insert(publicMarkets)
      .values({
        id,
        identifier: given('identifier'),
        editorId: given('editorId'),
        name: given('name'),
        lotName: given('lotName'),
        lotLimit: given('lotLimit'),
        awardLimit: given('awardLimit'),
        deadline: given('deadline'),
        siret: given('siret'),
        marketTypeCodes: given('marketTypeCodes'),
        providerUserId: given('providerUserId'),
        createdAt,
      })
      .returning(),
  );
  const lots = on.$with('lots').as(
    on.insert(marketLots).select(sql`
      select ${id}::uuid, lot.rank - 1, lot.name, lot."cpvCode"
      from rows from (json_to_recordset(${given('lots')}) as (name text, "cpvCode" text)) with ordinality
        as lot (name, "cpvCode", rank)`),
  );
  const link = on.$with('link').as(
    on.insert(accessLinks).values({
      digest: given('digest'),
      subject: 'market',
      subjectId: id,
      createdAt,
      expiresAt: given('linkExpiresAt'),
    }),
  );
  const audit = on.$with('audit').as(on.insert(auditLog).values(auditRowPlaceholders()));
  const unchained = on.$with('unchained').as(on.insert(auditUnchained).values({ auditId: auditRowPlaceholders().id }));
  return on.with(market, lots, link, audit, unchained).select().from(market).prepare('insert_market');
});

/** A market of this editor; another editor's is as if it did not exist. */
export async function findMarketOfEditor(editorId: string, identifier: string): Promise<Market | undefined> {
  const [market] = await database()
    .select()
    .from(publicMarkets)
    .where(and(eq(publicMarkets.editorId, editorId), eq(publicMarkets.identifier, identifier)));
  return market;
}

export async function findMarket(id: string, on: Database = database()): Promise<Market | undefined> {
  const [market] = await on.select().from(publicMarkets).where(eq(publicMarkets.id, id));
  return market;
}

/** Holds the market's row: what two people do to it at once is then done in turn. */
export async function lockMarket(tx: Database, id: string): Promise<Market> {
  const [market] = await tx.select().from(publicMarkets).where(eq(publicMarkets.id, id)).for('update');
  if (!market) throw new Error('no such market');
  return market;
}

const lotNumber = sql<number>`${marketLots.rank} + 1`;

export async function findLots(marketId: string, on: Database = database()): Promise<Lot[]> {
  return on
    .select({ number: lotNumber, name: marketLots.name, cpvCode: marketLots.cpvCode })
    .from(marketLots)
    .where(eq(marketLots.marketId, marketId))
    .orderBy(asc(marketLots.rank));
}

/** The lots of a market, in order, in the statement that reads its row. */
export const lotsOfRow = sql<Lot[]>`(
  select coalesce(json_agg(json_build_object('number', rank + 1, 'name', name, 'cpvCode', cpv_code) order by rank), '[]')
  from market_lots where market_id = public_markets.id)`;

/**
 * Saves a configuration over the revision that was read, and keeps it as the next one. False, and nothing is written,
 * when the market has another revision by now, or was finalised or cancelled: the update itself looks.
 */
export async function updateConfiguration(
  tx: Database,
  read: Pick<Market, 'id' | 'revision'>,
  configuration: MarketConfiguration,
): Promise<boolean> {
  const [updated] = await tx
    .update(publicMarkets)
    .set({ configuration, revision: read.revision + 1 })
    .where(
      and(
        eq(publicMarkets.id, read.id),
        eq(publicMarkets.revision, read.revision),
        isNull(publicMarkets.completedAt),
        isNull(publicMarkets.cancelledAt),
      ),
    )
    .returning({ revision: publicMarkets.revision });
  if (!updated) return false;
  await tx.insert(marketRevisions).values({ marketId: read.id, revision: updated.revision, configuration });
  return true;
}

/** The configuration as it was at a revision; nothing was configured at the first, 0. */
export async function findConfigurationAt(
  marketId: string,
  revision: number,
  on: Database = database(),
): Promise<MarketConfiguration> {
  const [row] = await on
    .select({ configuration: marketRevisions.configuration })
    .from(marketRevisions)
    .where(and(eq(marketRevisions.marketId, marketId), eq(marketRevisions.revision, revision)));
  return row?.configuration ?? {};
}

/** Changes the facts that an editor may change after the market was created. */
export async function updateMarket(
  tx: Database,
  id: string,
  changes: Partial<Pick<Market, 'deadline' | 'cancelledAt'>>,
): Promise<Market> {
  const [market] = await tx.update(publicMarkets).set(changes).where(eq(publicMarkets.id, id)).returning();
  if (!market) throw new Error('no such market');
  return market;
}

/** Writes down the lots of a market; those that it has already stay. */
export async function putLots(tx: Database, marketId: string, lots: readonly Lot[]): Promise<void> {
  if (lots.length === 0) return;
  const rows = lots.map(({ number, name, cpvCode }) => ({ marketId, rank: number - 1, name, cpvCode }));
  await tx.insert(marketLots).values(rows).onConflictDoNothing();
}

/** Stamps the market completed and freezes what it asks for. */
export async function freezeMarket(
  tx: Database,
  id: string,
  completedAt: Date,
  requirements: Omit<Requirement, 'marketId'>[],
  limits: Partial<Pick<Market, 'lotLimit' | 'awardLimit'>> = {},
): Promise<void> {
  await tx
    .update(publicMarkets)
    .set({ completedAt, ...limits })
    .where(and(eq(publicMarkets.id, id), isNull(publicMarkets.completedAt)));
  await tx.insert(marketRequirements).values(requirements.map((requirement) => ({ ...requirement, marketId: id })));
}

/** The market with this identifier if the session may open it; otherwise as if it did not exist. */
export async function findMarketOpenTo(sessionId: string, identifier: string): Promise<Market | undefined> {
  const [row] = await database()
    .select({ market: publicMarkets })
    .from(publicMarkets)
    .innerJoin(sessionGrants, and(eq(sessionGrants.subjectId, publicMarkets.id), eq(sessionGrants.subject, 'market')))
    .innerJoin(accessLinks, and(eq(accessLinks.id, sessionGrants.linkId), isNull(accessLinks.revokedAt)))
    .where(and(eq(sessionGrants.sessionId, sessionId), eq(publicMarkets.identifier, identifier)));
  return row?.market;
}

/** Of whatever editor: for operators. */
export async function findMarketByIdentifier(identifier: string): Promise<Market | undefined> {
  const [market] = await database().select().from(publicMarkets).where(eq(publicMarkets.identifier, identifier));
  return market;
}

/** For the exchange of an access link only, which proves by itself whose the market is. */
export async function findMarketIdByIdentifier(identifier: string): Promise<string | undefined> {
  const [row] = await database()
    .select({ id: publicMarkets.id })
    .from(publicMarkets)
    .where(eq(publicMarkets.identifier, identifier));
  return row?.id;
}

/** Keeps the market as it is until the end of the transaction, while others may do the same. */
export async function lockMarketShared(tx: Database, id: string): Promise<Market> {
  const [market] = await tx.select().from(publicMarkets).where(eq(publicMarkets.id, id)).for('share');
  if (!market) throw new Error('no such market');
  return market;
}
