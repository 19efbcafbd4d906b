import { and, asc, count, desc, eq, gte, isNotNull, isNull, lt, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { database } from '@/db/database';
import { marketApplications } from '@/db/schema/applications';
import { outbox, webhookAttempts, webhookDeliveries } from '@/db/schema/deliveries';
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

/** What happened since `from`, the beginning of the day. */
export async function figuresSince(from: Date) {
  const { createdAt, completedAt } = marketApplications;
  const [begun, submitted] = await Promise.all([
    countRows(marketApplications, gte(createdAt, from)),
    countRows(marketApplications, gte(completedAt, from)),
  ]);
  return { begun, submitted };
}

/** Markets that take applications and close between `from` and `until`, the next first, with what has come so far. */
export function findNextDeadlines(from: Date, until: Date, limit: number) {
  const { id, identifier, name, deadline, completedAt, cancelledAt } = publicMarkets;
  const counted = (condition: SQL) =>
    sql<number>`(count(*) filter (where ${marketApplications.id} is not null and ${condition}))::int`;
  return database()
    .select({
      ...{ identifier, name, deadline },
      submitted: counted(isNotNull(marketApplications.completedAt)),
      drafts: counted(isNull(marketApplications.completedAt)),
    })
    .from(publicMarkets)
    .leftJoin(marketApplications, eq(marketApplications.marketId, id))
    .where(and(isNotNull(completedAt), isNull(cancelledAt), gte(deadline, from), lt(deadline, until)))
    .groupBy(id)
    .orderBy(asc(deadline), asc(identifier))
    .limit(limit);
}

/** Documents of a submitted application, or a webhook, that failed and were not mended since. `at`: when it was asked for. */
export type ConsoleFailure = {
  kind: 'documents' | 'delivery';
  of: string;
  name: string;
  reason: string | null;
  at: Date;
};

/** The latest failures of documents and of webhooks, each with its reason as it was recorded, the last one first. */
export async function findLatestFailures(limit: number): Promise<ConsoleFailure[]> {
  const [documents, deliveries] = await Promise.all([failedDocuments(limit), failedDeliveries(limit)]);
  return [...documents, ...deliveries].sort((one, other) => Number(other.at) - Number(one.at)).slice(0, limit);
}

async function failedDocuments(limit: number): Promise<ConsoleFailure[]> {
  const { identifier, documentsFailure, documentsReadyAt, completedAt } = marketApplications;
  const rows = await database()
    .select({ of: identifier, name: identifier, reason: documentsFailure, at: completedAt })
    .from(marketApplications)
    .where(and(isNotNull(completedAt), isNull(documentsReadyAt), isNotNull(documentsFailure)))
    .orderBy(desc(completedAt))
    .limit(limit);
  return rows.flatMap(({ at, ...row }) => (at ? { ...row, at, kind: 'documents' as const } : []));
}

async function failedDeliveries(limit: number): Promise<ConsoleFailure[]> {
  const { id, identifier, createdAt } = webhookDeliveries;
  const { number, httpStatus, error, deliveryId } = webhookAttempts;
  // Drizzle leaves the table out of a column's name where only one is selected from: here there are two.
  const ofDelivery = sql`${deliveryId} = webhook_deliveries.id`;
  const lastAttempt = sql`from ${webhookAttempts} where ${ofDelivery} order by ${number} desc limit 1`;
  const rows = await database()
    .select({
      ...{ of: id, name: identifier, at: createdAt },
      reason: sql<string | null>`(select coalesce(${httpStatus}::text, ${error}) ${lastAttempt})`,
    })
    .from(webhookDeliveries)
    .where(sql`sync_status = 'sync_failed'`)
    .orderBy(desc(createdAt))
    .limit(limit);
  return rows.map((row) => ({ ...row, kind: 'delivery' }));
}
