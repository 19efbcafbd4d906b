import { and, asc, count, desc, eq, gt, sql } from 'drizzle-orm';
import { type Database, database } from '@/db/database';
import { webhookAttempts, webhookDeliveries } from '@/db/schema/deliveries';
import { type QueueName, webhookQueues } from '@/db/schema/webhook-queues';
import { latestBeginning } from '@/lib/kits/clock/clock';
import type { Delivery } from './deliveries';

// Written as the conditions of the partial indexes, which the planner must know again.
export const isInLine = sql`sync_status in ('sync_pending', 'sync_processing')`;
export const awaitsLaterAttempt = sql`sync_status = 'sync_failed' and next_attempt_at is not null`;

const of = (editorId: string) => eq(webhookDeliveries.editorId, editorId);

/**
 * What comes next in a queue: in the line the oldest, due or not, or before it the one that was asked for as the probe;
 * of the later attempts, the first to be due. One that
 * waits since a moment to come, by a clock that has been set back since, is due at once (`nextAttemptAt` null).
 */
export async function nextDelivery(
  tx: Database,
  editorId: string,
  queue: QueueName,
  now: Date,
  probeDeliveryId: string | null = null,
): Promise<Delivery | undefined> {
  const { position, nextAttemptAt, waitsSince } = webhookDeliveries;
  const isAhead = sql<boolean>`coalesce(${gt(waitsSince, latestBeginning(now))}, false)`;
  const [next] = await tx
    .select({ delivery: webhookDeliveries, isAhead })
    .from(webhookDeliveries)
    .where(and(of(editorId), queue === 'line' ? isInLine : awaitsLaterAttempt))
    .orderBy(
      ...(queue === 'line'
        ? [...isProbe(probeDeliveryId), asc(position)]
        : [desc(isAhead), asc(nextAttemptAt), asc(position)]),
    )
    .limit(1);
  return next && (next.isAhead ? { ...next.delivery, nextAttemptAt: null } : next.delivery);
}

const isProbe = (id: string | null) => (id === null ? [] : [desc(eq(webhookDeliveries.id, id))]);

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
