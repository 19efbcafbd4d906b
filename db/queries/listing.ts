import { and, desc, eq, lt, or, type SQL } from 'drizzle-orm';
import { database } from '@/db/database';
import { marketApplications } from '@/db/schema/applications';
import { type SyncStatus, webhookDeliveries } from '@/db/schema/deliveries';
import { publicMarkets } from '@/db/schema/markets';
import type { Application } from './applications';
import type { Delivery } from './deliveries';
import type { Market } from './markets';

/** Where a page begins: after this row, newest first. */
export type Position = { createdAt: Date; id: string };

export async function listMarketsOfEditor(editorId: string, after: Position | null, limit: number): Promise<Market[]> {
  return database()
    .select()
    .from(publicMarkets)
    .where(and(eq(publicMarkets.editorId, editorId), after ? isAfter(publicMarkets, after) : undefined))
    .orderBy(desc(publicMarkets.createdAt), desc(publicMarkets.id))
    .limit(limit);
}

/** Applications to a market that the caller has shown to be its own. */
export async function listApplicationsOfMarket(
  marketId: string,
  after: Position | null,
  limit: number,
): Promise<Application[]> {
  return database()
    .select()
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
