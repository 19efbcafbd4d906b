import { and, asc, eq, ne, notInArray, sql } from 'drizzle-orm';
import { type Database, database } from '@/db/database';
import { applicationLots, liveSubmissions } from '@/db/schema/applications';
import { marketLots } from '@/db/schema/markets';
import type { Application } from './applications';
import type { Lot, Requirement } from './markets';
import { findRequirements } from './requirements';

type Ids = Pick<Application, 'id' | 'marketId'>;

/** The lots of the market of an application, in order, and which of them it is for. */
export async function findLotsOf(
  { id, marketId }: Ids,
  on: Database = database(),
): Promise<(Lot & { isChosen: boolean })[]> {
  const { rank, name, cpvCode } = marketLots;
  return on
    .select({
      number: sql<number>`${rank} + 1`,
      name,
      cpvCode,
      isChosen: sql<boolean>`${applicationLots.lotRank} is not null`,
    })
    .from(marketLots)
    .leftJoin(applicationLots, and(eq(applicationLots.lotRank, rank), eq(applicationLots.applicationId, id)))
    .where(eq(marketLots.marketId, marketId))
    .orderBy(asc(rank));
}

/** The lots that the application of a row is for, in order; where `market_applications` is read. */
export const chosenLots = sql<Lot[]>`(
  select coalesce(json_agg(json_build_object('number', rank + 1, 'name', name, 'cpvCode', cpv_code) order by rank), '[]')
  from application_lots chosen join market_lots lots on lots.market_id = chosen.market_id and lots.rank = chosen.lot_rank
  where chosen.application_id = market_applications.id)`;

/** What an application is asked: what its market asks whatever one applies for, and for the lots that it is for. */
export async function findRequirementsOf({ id, marketId }: Ids, on: Database = database()): Promise<Requirement[]> {
  const requirements = await findRequirements(marketId, on);
  if (requirements.every(({ lotRanks }) => lotRanks === null)) return requirements;
  const rows = await on
    .select({ rank: applicationLots.lotRank })
    .from(applicationLots)
    .where(eq(applicationLots.applicationId, id));
  return requirements.filter(({ lotRanks }) => lotRanks === null || rows.some(({ rank }) => lotRanks.includes(rank)));
}

/** Keeps the lots, by number, that an application is for, in place of those that it was for. */
export async function putApplicationLots(
  tx: Database,
  { id, marketId }: Ids,
  numbers: readonly number[],
): Promise<void> {
  const ranks = numbers.map((number) => number - 1);
  await tx
    .delete(applicationLots)
    .where(and(eq(applicationLots.applicationId, id), notInArray(applicationLots.lotRank, ranks)));
  if (ranks.length === 0) return;
  await tx
    .insert(applicationLots)
    .values(ranks.map((lotRank) => ({ applicationId: id, marketId, lotRank })))
    .onConflictDoNothing();
}

/** What tells a firm: its SIRET, else what stands for it; of one that has no number yet, the firm itself. */
export type FirmIdentifier = Pick<Application, 'siret' | 'foreignIdentifier'>;

/** What two submissions of one firm have in common, as the database compares it (`firm_identifier`). */
export const commonIdentifier = ({ siret, foreignIdentifier, firmId }: FirmIdentifier & { firmId: string }) =>
  sql`firm_identifier(${siret}, ${foreignIdentifier && JSON.stringify(foreignIdentifier)}::jsonb, ${firmId}::uuid)`;

/**
 * What a firm stands for on a market, by its identifier: a number for each lot, null for a submission to the market as a
 * whole; what stands by the firm `apart` of another application is not counted. Held until the end of the transaction:
 * another submission of this firm to this market waits.
 */
export async function holdStanding(
  tx: Database,
  marketId: string,
  firm: FirmIdentifier & { firmId: string },
  apart?: string,
): Promise<(number | null)[]> {
  const identifier = commonIdentifier(firm);
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${marketId}::text || ' ' || ${identifier}, 0))`);
  const rows = await tx
    .select({ lotRank: liveSubmissions.lotRank })
    .from(liveSubmissions)
    .where(
      and(
        ...[eq(liveSubmissions.marketId, marketId), eq(liveSubmissions.firmIdentifier, identifier)],
        apart === undefined ? undefined : ne(liveSubmissions.firmId, apart),
      ),
    );
  return rows.map(({ lotRank }) => (lotRank === null ? null : lotRank + 1));
}
