import { and, desc, eq, lt, or, type SQL, sql } from 'drizzle-orm';
import { database } from '@/db/database';
import { marketApplications } from '@/db/schema/applications';
import { type SyncStatus, webhookDeliveries } from '@/db/schema/deliveries';
import { publicMarkets } from '@/db/schema/markets';
import { chosenLots } from './application-lots';
import type { ApplicationRow } from './applications';
import { type GroupMember, groupMembers } from './group-members';
import { type Lot, lotsOfRow, type Market } from './markets';
import { type Replacements, replacementsOfRow } from './replacements';
import type { Delivery } from './webhooks/deliveries';

/** Where a page begins: after this row, newest first. */
export type Position = { createdAt: Date; id: string };

/** The state of the last news of what the row of this table is about; null while there is none. */
const syncStatusOf = (table: 'public_markets' | 'market_applications') => sql<SyncStatus | null>`(
  select sync_status from webhook_deliveries where subject_id = ${sql.identifier(table)}.id
  order by created_at desc limit 1)`;

/** A market of a list, with what is shown of it: one statement, however many there are. */
export type ListedMarket = { market: Market; lots: Lot[]; fieldKeys: string[]; syncStatus: SyncStatus | null };

export async function listMarketsOfEditor(
  editorId: string,
  after: Position | null,
  limit: number,
): Promise<ListedMarket[]> {
  return database()
    .select({
      market: publicMarkets,
      lots: lotsOfRow,
      fieldKeys: sql<string[]>`(
        select coalesce(json_agg(field_key order by rank), '[]')
        from market_requirements where market_id = public_markets.id)`,
      syncStatus: syncStatusOf('public_markets'),
    })
    .from(publicMarkets)
    .where(and(eq(publicMarkets.editorId, editorId), after ? isAfter(publicMarkets, after) : undefined))
    .orderBy(desc(publicMarkets.createdAt), desc(publicMarkets.id))
    .limit(limit);
}

/** An application of a list, with the lots that it is for. */
export type ListedApplication = {
  application: ApplicationRow;
  lots: Lot[];
  members: GroupMember[];
  syncStatus: SyncStatus | null;
} & Replacements;

/** Applications to a market that the caller has shown to be its own. */
export async function listApplicationsOfMarket(
  marketId: string,
  after: Position | null,
  limit: number,
): Promise<ListedApplication[]> {
  return database()
    .select({
      application: marketApplications,
      lots: chosenLots,
      members: groupMembers,
      syncStatus: syncStatusOf('market_applications'),
      ...replacementsOfRow,
    })
    .from(marketApplications)
    .where(and(eq(marketApplications.marketId, marketId), after ? isAfter(marketApplications, after) : undefined))
    .orderBy(desc(marketApplications.createdAt), desc(marketApplications.id))
    .limit(limit);
}

/** Deliveries to this editor; only those in this state, when one is given. */
export async function listDeliveriesOfEditor(
  editorId: string,
  syncStatus: SyncStatus | null,
  after: Position | null,
  limit: number,
): Promise<Delivery[]> {
  return database()
    .select()
    .from(webhookDeliveries)
    .where(
      and(
        eq(webhookDeliveries.editorId, editorId),
        syncStatus ? eq(webhookDeliveries.syncStatus, syncStatus) : undefined,
        after ? isAfter(webhookDeliveries, after) : undefined,
      ),
    )
    .orderBy(desc(webhookDeliveries.createdAt), desc(webhookDeliveries.id))
    .limit(limit);
}

type Listed = typeof publicMarkets | typeof marketApplications | typeof webhookDeliveries;

function isAfter(table: Listed, after: Position): SQL | undefined {
  return or(lt(table.createdAt, after.createdAt), and(eq(table.createdAt, after.createdAt), lt(table.id, after.id)));
}
