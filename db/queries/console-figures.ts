import { and, count, eq, isNotNull, isNull, lt, type SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { database } from '@/db/database';
import { marketApplications } from '@/db/schema/applications';
import { outbox, webhookDeliveries } from '@/db/schema/deliveries';
import { editors } from '@/db/schema/editors';
import { publicMarkets } from '@/db/schema/markets';
import { webhookCircuits } from '@/db/schema/webhook-queues';

/** An event is handed over in a second: one this old says that nothing does. */
const LATE_EVENT_MS = 5 * 60_000;
/** Documents take seconds. */
const LATE_DOCUMENTS_MS = 10 * 60_000;

/** What an operator looks at first: what does not go as it should at `now`, then the size of things. */
export async function consoleFigures(now: Date) {
  const { completedAt, documentsReadyAt, documentsFailure } = marketApplications;
  const ago = (ms: number) => new Date(now.getTime() - ms);
  const awaited = and(isNotNull(completedAt), isNull(documentsReadyAt));
  const late = and(awaited, isNull(documentsFailure), lt(completedAt, ago(LATE_DOCUMENTS_MS)));
  const [
    openCircuits,
    failedDeliveries,
    failedDocuments,
    lateDocuments,
    lateEvents,
    activeEditors,
    markets,
    applications,
  ] = await Promise.all([
    countRows(webhookCircuits, isNotNull(webhookCircuits.openUntil)),
    countRows(webhookDeliveries, eq(webhookDeliveries.syncStatus, 'sync_failed')),
    countRows(marketApplications, and(awaited, isNotNull(documentsFailure))),
    countRows(marketApplications, late),
    countRows(outbox, and(isNull(outbox.relayedAt), lt(outbox.createdAt, ago(LATE_EVENT_MS)))),
    countRows(editors, and(eq(editors.active, true), eq(editors.authorized, true))),
    countRows(publicMarkets, isNotNull(publicMarkets.completedAt)),
    countRows(marketApplications, isNotNull(completedAt)),
  ]);
  return {
    ...{ openCircuits, failedDeliveries, failedDocuments, lateDocuments, lateEvents },
    ...{ activeEditors, markets, applications },
  };
}

async function countRows(table: PgTable, condition: SQL | undefined): Promise<number> {
  const [row] = await database().select({ rows: count() }).from(table).where(condition);
  return row?.rows ?? 0;
}
