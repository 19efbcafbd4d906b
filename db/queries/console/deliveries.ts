import { and, asc, count, desc, eq, gte, inArray, type SQL, sql } from 'drizzle-orm';
import { type Database, database } from '@/db/database';
import type { Position } from '@/db/queries/listing';
import { isInLine } from '@/db/queries/webhooks/waiting-deliveries';
import { marketApplications } from '@/db/schema/applications';
import { type SyncStatus, webhookAttempts, webhookDeliveries } from '@/db/schema/deliveries';
import { editors } from '@/db/schema/editors';
import { publicMarkets } from '@/db/schema/markets';
import { inPeriod, isAfter, type Period } from './conditions';

export type DeliveryFilter = Period & {
  /** Of the market or the application that the webhook is about, whole. */
  identifier: string | null;
  editorId: string | null;
  status: SyncStatus | null;
  event: string | null;
};

// The failed ones are written as the condition of their index, which the planner must know again.
const inStatus = (status: SyncStatus): SQL =>
  status === 'sync_failed' ? sql`sync_status = 'sync_failed'` : eq(webhookDeliveries.syncStatus, status);

const columns = {
  id: webhookDeliveries.id,
  editorId: webhookDeliveries.editorId,
  event: webhookDeliveries.event,
  identifier: webhookDeliveries.identifier,
  syncStatus: webhookDeliveries.syncStatus,
  createdAt: webhookDeliveries.createdAt,
  nextAttemptAt: webhookDeliveries.nextAttemptAt,
  editorName: editors.name,
  editorClientId: editors.clientId,
  completionWebhookUrl: editors.completionWebhookUrl,
};

const listed = () =>
  database().select(columns).from(webhookDeliveries).innerJoin(editors, eq(editors.id, webhookDeliveries.editorId));

export type ConsoleDelivery = Awaited<ReturnType<typeof listed>>[number];

/** Deliveries to every editor, newest first. What was sent is left out. */
export async function listDeliveries(
  filter: DeliveryFilter,
  after: Position | null,
  limit: number,
): Promise<ConsoleDelivery[]> {
  return listed()
    .where(
      and(
        filter.identifier ? inArray(webhookDeliveries.subjectId, subjectsCalled(filter.identifier)) : undefined,
        filter.editorId ? eq(webhookDeliveries.editorId, filter.editorId) : undefined,
        filter.status ? inStatus(filter.status) : undefined,
        filter.event ? eq(webhookDeliveries.event, filter.event) : undefined,
        inPeriod(webhookDeliveries.createdAt, filter),
        isAfter(webhookDeliveries, after),
      ),
    )
    .orderBy(desc(webhookDeliveries.createdAt), desc(webhookDeliveries.id))
    .limit(limit);
}

const subjectsCalled = (identifier: string) =>
  database()
    .select({ id: publicMarkets.id })
    .from(publicMarkets)
    .where(eq(publicMarkets.identifier, identifier))
    .unionAll(
      database()
        .select({ id: marketApplications.id })
        .from(marketApplications)
        .where(eq(marketApplications.identifier, identifier)),
    );

export async function findConsoleDelivery(id: string): Promise<ConsoleDelivery | undefined> {
  const [delivery] = await listed().where(eq(webhookDeliveries.id, id));
  return delivery;
}

/** The latest attempts of a delivery, the last one first. */
export async function findLatestAttempts(deliveryId: string, limit: number) {
  return database()
    .select()
    .from(webhookAttempts)
    .where(eq(webhookAttempts.deliveryId, deliveryId))
    .orderBy(desc(webhookAttempts.number))
    .limit(limit);
}

/** Which deliveries to send again: these, or those to an editor since an instant, failed only or all. */
export type Chosen = { ids: readonly string[] } | { editorId: string; since: Date; failedOnly: boolean };

const isChosen = (chosen: Chosen): SQL | undefined => {
  if ('ids' in chosen) return inArray(webhookDeliveries.id, [...chosen.ids]);
  const since = and(eq(webhookDeliveries.editorId, chosen.editorId), gte(webhookDeliveries.createdAt, chosen.since));
  return chosen.failedOnly ? and(since, inStatus('sync_failed')) : since;
};

const isSettled = sql`not (${isInLine})`;

/** How many of the chosen ones would be sent again, by editor; `waiting`: those that are on their way already. */
export async function countChosen(chosen: Chosen) {
  return database()
    .select({
      editorId: editors.id,
      clientId: editors.clientId,
      editorName: editors.name,
      hasAddress: sql<boolean>`${editors.completionWebhookUrl} is not null`,
      settled: sql<number>`(count(*) filter (where ${isSettled}))::int`,
      waiting: sql<number>`(count(*) filter (where ${isInLine}))::int`,
      failed: sql<number>`(count(*) filter (where sync_status = 'sync_failed'))::int`,
    })
    .from(webhookDeliveries)
    .innerJoin(editors, eq(editors.id, webhookDeliveries.editorId))
    .where(isChosen(chosen))
    .groupBy(editors.id)
    .orderBy(asc(editors.name));
}

/**
 * Puts the chosen deliveries to one editor back to « waiting », each for a run whose attempts go on counting; those on
 * their way are left alone. Returns how many, and the oldest of them.
 */
export async function restartChosen(
  tx: Database,
  editorId: string,
  chosen: Chosen,
): Promise<{ restarted: number; oldestId: string | null }> {
  const last = sql`(select max(number) from ${webhookAttempts} where ${webhookAttempts.deliveryId} = ${webhookDeliveries.id})`;
  const restarted = tx.$with('restarted').as(
    tx
      .update(webhookDeliveries)
      .set({
        syncStatus: 'sync_pending',
        nextAttemptAt: null,
        waitsSince: null,
        firstAttemptNumber: sql`coalesce(${last}, 0) + 1`,
      })
      .where(and(eq(webhookDeliveries.editorId, editorId), isChosen(chosen), isSettled))
      .returning({ id: webhookDeliveries.id, position: webhookDeliveries.position }),
  );
  const [row] = await tx
    .with(restarted)
    .select({
      restarted: count(),
      oldestId: sql<string | null>`(array_agg(${restarted.id} order by ${restarted.position}))[1]`,
    })
    .from(restarted);
  return row ?? { restarted: 0, oldestId: null };
}
