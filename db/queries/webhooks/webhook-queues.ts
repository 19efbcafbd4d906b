import { and, eq, gt, isNotNull, isNull, lte, notExists, or, sql } from 'drizzle-orm';
import { type Database, database } from '@/db/database';
import { webhookDeliveries } from '@/db/schema/deliveries';
import { editors } from '@/db/schema/editors';
import { QUEUES, type QueueName, webhookCircuits, webhookQueues } from '@/db/schema/webhook-queues';
import { latestBeginning } from '@/lib/kits/clock/clock';
import { awaitsLaterAttempt, isInLine } from './waiting-deliveries';

export type QueueRow = typeof webhookQueues.$inferSelect;
export type CircuitRow = Pick<typeof webhookCircuits.$inferSelect, 'failures' | 'openUntil'>;

/** What decides of an attempt: the circuit, and what the editor wants. */
export type HeldCircuit = CircuitRow &
  Pick<typeof webhookCircuits.$inferSelect, 'probeDeliveryId' | 'probeAskedAt'> & {
    url: string | null;
    laterAttempts: boolean;
  };

/** Makes the rows of an editor that has had no delivery yet. */
async function makeQueues(tx: Database, editorId: string): Promise<void> {
  await Promise.all([
    tx.insert(webhookCircuits).values({ editorId }).onConflictDoNothing(),
    tx
      .insert(webhookQueues)
      .values(QUEUES.map((name) => ({ editorId, name })))
      .onConflictDoNothing(),
  ]);
}

/**
 * Holds the editor's circuit and queues until the end of the transaction, and reads them as the one who held them
 * before left them. `own` is the queue called `name`.
 */
export async function lockQueues(
  tx: Database,
  editorId: string,
  name: QueueName,
): Promise<{ circuit: HeldCircuit; own: QueueRow; other: QueueRow }> {
  const rows = await tx
    .select({
      failures: webhookCircuits.failures,
      openUntil: webhookCircuits.openUntil,
      probeDeliveryId: webhookCircuits.probeDeliveryId,
      probeAskedAt: webhookCircuits.probeAskedAt,
      url: editors.completionWebhookUrl,
      laterAttempts: editors.laterAttempts,
      queue: webhookQueues,
    })
    .from(webhookCircuits)
    .innerJoin(editors, eq(editors.id, webhookCircuits.editorId))
    .innerJoin(webhookQueues, eq(webhookQueues.editorId, webhookCircuits.editorId))
    .where(eq(webhookCircuits.editorId, editorId))
    .for('update', { of: [webhookCircuits, webhookQueues] });
  const own = rows.find(({ queue }) => queue.name === name);
  const other = rows.find(({ queue }) => queue.name !== name);
  if (!own || !other) {
    await makeQueues(tx, editorId);
    return lockQueues(tx, editorId, name);
  }
  const { queue, ...circuit } = own;
  return { circuit, own: queue, other: other.queue };
}

/** Says how the circuit stands after an attempt, or by hand: a probe that was asked for has been made, or is not needed. */
export async function saveCircuit(tx: Database, editorId: string, circuit: CircuitRow): Promise<void> {
  const { failures, openUntil } = circuit;
  const fields = { failures, openUntil, probeDeliveryId: null };
  await tx.update(webhookCircuits).set(fields).where(eq(webhookCircuits.editorId, editorId));
}

/** The wait behind an open circuit is over: this delivery is the probe, before those that are older. */
export async function saveProbe(tx: Database, editorId: string, probeDeliveryId: string, now: Date): Promise<void> {
  await tx
    .update(webhookCircuits)
    .set({ openUntil: now, probeDeliveryId, probeAskedAt: now })
    .where(eq(webhookCircuits.editorId, editorId));
}

type QueueFields = Partial<
  Pick<QueueRow, 'holder' | 'generation' | 'heldUntil' | 'heldSince' | 'wakesAt' | 'dialling' | 'underWay'>
>;

export async function saveQueue(tx: Database, editorId: string, name: QueueName, fields: QueueFields): Promise<void> {
  await tx.update(webhookQueues).set(fields).where(isQueue(editorId, name));
}

/** Changes a queue only while this generation holds it and makes an attempt. */
export async function saveWorkedQueue(
  { editorId, name, generation }: Pick<QueueRow, 'editorId' | 'name' | 'generation'>,
  fields: QueueFields,
): Promise<void> {
  await database()
    .update(webhookQueues)
    .set(fields)
    .where(and(isQueue(editorId, name), eq(webhookQueues.generation, generation), eq(webhookQueues.dialling, true)));
}

/** The editor's circuit; undefined before its first delivery. */
export async function findCircuit(editorId: string): Promise<CircuitRow | undefined> {
  const { failures, openUntil } = webhookCircuits;
  const [row] = await database()
    .select({ failures, openUntil })
    .from(webhookCircuits)
    .where(eq(webhookCircuits.editorId, editorId));
  return row;
}

/** Queues in which something waits and that nobody holds, each with a delivery of it. */
export async function unattendedQueues(
  now: Date,
): Promise<{ editorId: string; name: QueueName; deliveryId: string }[]> {
  const found = await Promise.all(
    QUEUES.map((name) =>
      database()
        .select({ editorId: webhookDeliveries.editorId, deliveryId: sql<string>`min(${webhookDeliveries.id}::text)` })
        .from(webhookDeliveries)
        .where(and(name === 'line' ? isInLine : awaitsLaterAttempt, notExists(holdOn(name, now))))
        .groupBy(webhookDeliveries.editorId),
    ),
  );
  return QUEUES.flatMap((name, rank) => (found[rank] ?? []).map((row) => ({ ...row, name })));
}

const holdOn = (name: QueueName, now: Date) =>
  database()
    .select({ held: sql`1` })
    .from(webhookQueues)
    .where(
      and(
        eq(webhookQueues.editorId, webhookDeliveries.editorId),
        eq(webhookQueues.name, name),
        isNotNull(webhookQueues.holder),
        gt(webhookQueues.heldUntil, now),
        or(isNull(webhookQueues.heldSince), lte(webhookQueues.heldSince, latestBeginning(now))),
      ),
    );

const isQueue = (editorId: string, name: QueueName) =>
  and(eq(webhookQueues.editorId, editorId), eq(webhookQueues.name, name));
