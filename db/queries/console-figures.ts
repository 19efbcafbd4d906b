import { and, count, eq, isNotNull, isNull, min, type SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { database } from '@/db/database';
import { marketApplications } from '@/db/schema/applications';
import { outbox, webhookDeliveries } from '@/db/schema/deliveries';
import { editors } from '@/db/schema/editors';
import { publicMarkets } from '@/db/schema/markets';
import { webhookCircuits } from '@/db/schema/webhook-lanes';

/** What an operator looks at first: what does not go as it should, then the size of things. */
export async function consoleFigures() {
  const [openCircuits, failedDeliveries, waiting, activeEditors, markets, applications] = await Promise.all([
    countRows(webhookCircuits, isNotNull(webhookCircuits.openUntil)),
    countRows(webhookDeliveries, eq(webhookDeliveries.syncStatus, 'sync_failed')),
    waitingEvents(),
    countRows(editors, and(eq(editors.active, true), eq(editors.authorized, true))),
    countRows(publicMarkets, isNotNull(publicMarkets.completedAt)),
    countRows(marketApplications, isNotNull(marketApplications.completedAt)),
  ]);
  return { openCircuits, failedDeliveries, waiting, activeEditors, markets, applications };
}

async function countRows(table: PgTable, condition: SQL | undefined): Promise<number> {
  const [row] = await database().select({ rows: count() }).from(table).where(condition);
  return row?.rows ?? 0;
}

/** Events written down that no worker has handed over yet. */
async function waitingEvents(): Promise<{ count: number; oldestAt: Date | null }> {
  const [row] = await database()
    .select({ count: count(), oldestAt: min(outbox.createdAt) })
    .from(outbox)
    .where(isNull(outbox.relayedAt));
  return row ?? { count: 0, oldestAt: null };
}
