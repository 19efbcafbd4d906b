import { and, asc, count, desc, eq, gt, inArray, notInArray, sql } from 'drizzle-orm';
import { type Database, database } from '@/db/database';
import { webhookAttempts, webhookDeliveries } from '@/db/schema/deliveries';
import { type QueueName, webhookQueues } from '@/db/schema/webhook-queues';
import { latestBeginning } from '@/lib/kits/clock/clock';
import type { Delivery } from './deliveries';

// Written as the conditions of the partial indexes, which the planner must know again.
export const isInLine = sql`sync_status in ('sync_pending', 'sync_processing')`;
export const awaitsLaterAttempt = sql`sync_status = 'sync_failed' and next_attempt_at is not null`;

const of = (editorId: string) => eq(webhookDeliveries.editorId, editorId);

/** `market`: its deliveries go out one after the other. */
export type WaitingDelivery = Delivery & { market: string };

/** Rows of a version before the column tell their market in the text that is sent. */
const market = sql<string>`coalesce(market_identifier, payload::jsonb ->> 'market_identifier',
  payload::jsonb -> 'market' ->> 'identifier', '')`;

/** One that waits since a moment to come, by a clock that has been set back since, is due at once. */
const isAhead = (now: Date) => sql<boolean>`coalesce(${gt(webhookDeliveries.waitsSince, latestBeginning(now))}, false)`;

/**
 * What comes next in a queue: in the line the oldest, due or not, or before it the one that was asked for as the probe;
 * of the later attempts, the first to be due.
 */
export async function nextDelivery(
  tx: Database,
  editorId: string,
  queue: QueueName,
  now: Date,
  probeDeliveryId: string | null = null,
): Promise<WaitingDelivery | undefined> {
  const { position, nextAttemptAt } = webhookDeliveries;
  const ahead = isAhead(now);
  const [next] = await tx
    .select({ delivery: webhookDeliveries, market, ahead })
    .from(webhookDeliveries)
    .where(and(of(editorId), queue === 'line' ? isInLine : awaitsLaterAttempt))
    .orderBy(
      ...(queue === 'line'
        ? [...isProbe(probeDeliveryId), asc(position)]
        : [desc(ahead), asc(nextAttemptAt), asc(position)]),
    )
    .limit(1);
  return next && { ...next.delivery, market: next.market, ...(next.ahead && { nextAttemptAt: null }) };
}

const isProbe = (id: string | null) => (id === null ? [] : [desc(eq(webhookDeliveries.id, id))]);

/** How far from the oldest the line is looked through for other markets: what it costs does not grow with what waits. */
const LOOKED_THROUGH = 100;

/**
 * The oldest delivery of each market that has none under way, among the oldest of the line: those that are due first, then the
 * first to be due.
 * @param busy the markets that have one under way
 */
export async function nextOfMarkets(
  tx: Database,
  editorId: string,
  busy: readonly string[],
  limit: number,
  now: Date,
): Promise<WaitingDelivery[]> {
  const { id, position, nextAttemptAt } = webhookDeliveries;
  const dueAt = sql<Date | null>`case when ${gt(nextAttemptAt, now)} and not ${isAhead(now)} then ${nextAttemptAt} end`;
  const oldest = tx.$with('oldest').as(
    tx
      .select({ id, position, market: market.as('market'), dueAt: dueAt.mapWith(nextAttemptAt).as('due_at') })
      .from(webhookDeliveries)
      .where(and(of(editorId), isInLine))
      .orderBy(asc(position))
      .limit(LOOKED_THROUGH),
  );
  const first = tx.$with('first').as(
    tx
      .selectDistinctOn([oldest.market])
      .from(oldest)
      .where(busy.length > 0 ? notInArray(oldest.market, [...busy]) : undefined)
      .orderBy(asc(oldest.market), asc(oldest.position)),
  );
  const rows = await tx
    .with(oldest, first)
    .select({ delivery: webhookDeliveries, market: first.market, nextAttemptAt: first.dueAt })
    .from(first)
    .innerJoin(webhookDeliveries, eq(id, first.id))
    .orderBy(sql`${first.dueAt} nulls first`, asc(first.position))
    .limit(limit);
  return rows.map(({ delivery, ...rest }) => ({ ...delivery, ...rest }));
}

export async function isLineEmpty(tx: Database, editorId: string): Promise<boolean> {
  const waiting = tx.select({ id: webhookDeliveries.id }).from(webhookDeliveries);
  return (await waiting.where(and(of(editorId), isInLine)).limit(1)).length === 0;
}

/** True when this delivery is settled and this run holds no queue of its editor's: the run has nothing to do. */
export async function isSettledWithout(run: string, deliveryId: string): Promise<boolean> {
  const [row] = await database()
    .select({ syncStatus: webhookDeliveries.syncStatus, holder: webhookQueues.holder })
    .from(webhookDeliveries)
    .leftJoin(webhookQueues, and(eq(webhookQueues.editorId, webhookDeliveries.editorId), eq(webhookQueues.holder, run)))
    .where(eq(webhookDeliveries.id, deliveryId));
  return row !== undefined && row.holder === null && /^sync_(completed|failed)$/.test(row.syncStatus);
}

/** Deliveries to this editor within their three attempts, not settled yet. */
export async function countInLine(editorId: string): Promise<number> {
  const [row] = await database()
    .select({ waiting: count() })
    .from(webhookDeliveries)
    .where(and(of(editorId), isInLine));
  return row?.waiting ?? 0;
}

/**
 * Holds a delivery until the end of the transaction; returns the number that its next attempt has, and the first of the
 * current run.
 */
export async function lockNumbers(
  tx: Database,
  id: string,
): Promise<{ firstAttemptNumber: number; nextNumber: number }> {
  const last = sql<number>`(select max(number) from ${webhookAttempts} where delivery_id = ${id})`;
  const [row] = await tx
    .select({ firstAttemptNumber: webhookDeliveries.firstAttemptNumber, last })
    .from(webhookDeliveries)
    .where(eq(webhookDeliveries.id, id))
    .for('update', { of: webhookDeliveries });
  if (!row) throw new Error('no such delivery');
  return { firstAttemptNumber: row.firstAttemptNumber, nextNumber: (row.last ?? 0) + 1 };
}

export async function insertAttempt(tx: Database, attempt: typeof webhookAttempts.$inferInsert): Promise<void> {
  await tx.insert(webhookAttempts).values(attempt);
}

type Progress = Partial<Pick<Delivery, 'syncStatus' | 'nextAttemptAt' | 'waitsSince' | 'firstAttemptNumber'>>;

export async function saveProgress(tx: Database, id: string, progress: Progress): Promise<void> {
  await tx.update(webhookDeliveries).set(progress).where(eq(webhookDeliveries.id, id));
}

/** Attempts of these deliveries begin. */
export async function beginDeliveries(tx: Database, deliveries: readonly Pick<Delivery, 'id'>[]): Promise<void> {
  const ids = deliveries.map(({ id }) => id);
  await tx
    .update(webhookDeliveries)
    .set({ syncStatus: 'sync_processing', nextAttemptAt: null, waitsSince: null })
    .where(inArray(webhookDeliveries.id, ids));
}

/** The editor has no address any more: what waits has nowhere to go. */
export async function completeLine(tx: Database, editorId: string): Promise<void> {
  await tx
    .update(webhookDeliveries)
    .set({ syncStatus: 'sync_completed', nextAttemptAt: null })
    .where(and(of(editorId), isInLine));
}

/** Behind a circuit that opens, what was planned waits. */
export async function suspendLine(tx: Database, editorId: string): Promise<void> {
  await tx
    .update(webhookDeliveries)
    .set({ syncStatus: 'sync_pending' })
    .where(and(of(editorId), eq(webhookDeliveries.syncStatus, 'sync_processing')));
}

/** The editor wants no later attempts, or has no address any more. */
export async function giveUpLaterAttempts(tx: Database, editorId: string): Promise<void> {
  await tx
    .update(webhookDeliveries)
    .set({ nextAttemptAt: null })
    .where(and(of(editorId), awaitsLaterAttempt));
}
