import { and, count, desc, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import { database } from '@/db/database';
import type { Position } from '@/db/queries/listing';
import { type Lot, lotsOfRow, type Market } from '@/db/queries/markets';
import { marketApplications } from '@/db/schema/applications';
import { editors } from '@/db/schema/editors';
import { marketRequirements, publicMarkets } from '@/db/schema/markets';
import { inPeriod, isAfter, type Period, startsWith } from './conditions';

export const MARKET_STATES = ['configuring', 'completed', 'cancelled'] as const;
export type MarketState = (typeof MARKET_STATES)[number];

export type MarketFilter = Period & { identifier: string | null; editorId: string | null; state: MarketState | null };

const isInState: Record<MarketState, SQL | undefined> = {
  configuring: and(isNull(publicMarkets.completedAt), isNull(publicMarkets.cancelledAt)),
  completed: and(isNotNull(publicMarkets.completedAt), isNull(publicMarkets.cancelledAt)),
  cancelled: isNotNull(publicMarkets.cancelledAt),
};

/** Markets of every editor, newest first. */
export async function listMarkets(filter: MarketFilter, after: Position | null, limit: number) {
  const { id, identifier, name, createdAt, completedAt, cancelledAt, deadline } = publicMarkets;
  return database()
    .select({ id, identifier, name, createdAt, completedAt, cancelledAt, deadline, editorName: editors.name })
    .from(publicMarkets)
    .innerJoin(editors, eq(editors.id, publicMarkets.editorId))
    .where(
      and(
        filter.identifier ? startsWith(identifier, filter.identifier) : undefined,
        filter.editorId ? eq(publicMarkets.editorId, filter.editorId) : undefined,
        filter.state ? isInState[filter.state] : undefined,
        inPeriod(createdAt, filter),
        isAfter(publicMarkets, after),
      ),
    )
    .orderBy(desc(createdAt), desc(id))
    .limit(limit);
}

export type ConsoleMarket = Market & {
  editorName: string;
  editorClientId: string;
  lots: Lot[];
  requirements: number;
  applications: number;
  submitted: number;
};

/** One market with its editor and what it counts; undefined when there is none. */
export async function findConsoleMarket(identifier: string): Promise<ConsoleMarket | undefined> {
  const [row] = await database()
    .select({ market: publicMarkets, lots: lotsOfRow, editorName: editors.name, editorClientId: editors.clientId })
    .from(publicMarkets)
    .innerJoin(editors, eq(editors.id, publicMarkets.editorId))
    .where(eq(publicMarkets.identifier, identifier));
  if (!row) return undefined;
  const { market, ...editor } = row;
  const [[asked], [applied]] = await Promise.all([
    database()
      .select({ requirements: count() })
      .from(marketRequirements)
      .where(eq(marketRequirements.marketId, market.id)),
    database()
      .select({
        applications: count(),
        submitted: sql<number>`count(${marketApplications.completedAt})::int`,
      })
      .from(marketApplications)
      .where(eq(marketApplications.marketId, market.id)),
  ]);
  return {
    ...market,
    ...editor,
    requirements: asked?.requirements ?? 0,
    applications: applied?.applications ?? 0,
    submitted: applied?.submitted ?? 0,
  };
}
