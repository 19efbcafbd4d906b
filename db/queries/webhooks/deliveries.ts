import { and, asc, desc, eq, inArray, max, ne } from 'drizzle-orm';
import { type Database, database } from '@/db/database';
import { type Origin, type SyncStatus, webhookAttempts, webhookDeliveries } from '@/db/schema/deliveries';

export type Delivery = typeof webhookDeliveries.$inferSelect;
export type Attempt = typeof webhookAttempts.$inferSelect;

export async function findDelivery(id: string): Promise<Delivery | undefined> {
  const [delivery] = await database().select().from(webhookDeliveries).where(eq(webhookDeliveries.id, id));
  return delivery;
}

/** A delivery to this editor; another's is as if it did not exist. */
export async function findDeliveryOfEditor(editorId: string, id: string): Promise<Delivery | undefined> {
  const [delivery] = await database()
    .select()
    .from(webhookDeliveries)
    .where(and(eq(webhookDeliveries.editorId, editorId), eq(webhookDeliveries.id, id)));
  return delivery;
}

/** Holds the delivery's row until the end of the transaction. */
export async function lockDelivery(tx: Database, id: string): Promise<Delivery> {
  const [delivery] = await tx.select().from(webhookDeliveries).where(eq(webhookDeliveries.id, id)).for('update');
  if (!delivery) throw new Error('no such delivery');
  return delivery;
}

/** Puts a delivery back to « waiting », for a run whose attempts begin at this number, and that comes from there. */
export async function restartDelivery(
  tx: Database,
  id: string,
  firstAttemptNumber: number,
  origin: Origin | null,
): Promise<Delivery> {
  const [delivery] = await tx
    .update(webhookDeliveries)
    .set({ syncStatus: 'sync_pending', nextAttemptAt: null, waitsSince: null, firstAttemptNumber, origin })
    .where(eq(webhookDeliveries.id, id))
    .returning();
  if (!delivery) throw new Error('no such delivery');
  return delivery;
}

/** Number of the last attempt made; 0 before the first. */
export async function lastAttemptNumber(tx: Database, deliveryId: string): Promise<number> {
  const [row] = await tx
    .select({ number: max(webhookAttempts.number) })
    .from(webhookAttempts)
    .where(eq(webhookAttempts.deliveryId, deliveryId));
  return row?.number ?? 0;
}

/** Where the news of a market or an application stands; undefined while nothing is to be told yet. */
export async function findSyncStatus(subjectId: string): Promise<SyncStatus | undefined> {
  const [delivery] = await database()
    .select({ syncStatus: webhookDeliveries.syncStatus })
    .from(webhookDeliveries)
    .where(eq(webhookDeliveries.subjectId, subjectId))
    .orderBy(desc(webhookDeliveries.createdAt))
    .limit(1);
  return delivery?.syncStatus;
}

/** Says where a delivery stands. One that was completed stays so, whatever comes late. */
export async function setSyncStatus(
  id: string,
  syncStatus: SyncStatus,
  nextAttemptAt: Date | null = null,
): Promise<void> {
  await database()
    .update(webhookDeliveries)
    .set({ syncStatus, nextAttemptAt })
    .where(and(eq(webhookDeliveries.id, id), ne(webhookDeliveries.syncStatus, 'sync_completed')));
}

/** Records an attempt under its number; recorded twice (a step that ran again), the last one stands. */
export async function putAttempt(attempt: typeof webhookAttempts.$inferInsert): Promise<void> {
  await database()
    .insert(webhookAttempts)
    .values(attempt)
    .onConflictDoUpdate({ target: [webhookAttempts.deliveryId, webhookAttempts.number], set: attempt });
}

/** Attempts of these deliveries, in order. */
export async function findAttempts(...deliveryIds: string[]): Promise<Attempt[]> {
  return database()
    .select()
    .from(webhookAttempts)
    .where(inArray(webhookAttempts.deliveryId, deliveryIds))
    .orderBy(asc(webhookAttempts.number));
}
