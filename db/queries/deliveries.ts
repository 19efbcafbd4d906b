import { and, asc, desc, eq, ne } from 'drizzle-orm';
import { type Database, database } from '@/db/database';
import { type SyncStatus, webhookAttempts, webhookDeliveries } from '@/db/schema/deliveries';

export type Delivery = typeof webhookDeliveries.$inferSelect;
export type Attempt = typeof webhookAttempts.$inferSelect;

export async function findDelivery(id: string): Promise<Delivery | undefined> {
  const [delivery] = await database().select().from(webhookDeliveries).where(eq(webhookDeliveries.id, id));
  return delivery;
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

/** A delivery that was completed stays so, whatever comes late. */
export async function setSyncStatus(id: string, syncStatus: SyncStatus, on: Database = database()): Promise<void> {
  await on
    .update(webhookDeliveries)
    .set({ syncStatus })
    .where(and(eq(webhookDeliveries.id, id), ne(webhookDeliveries.syncStatus, 'sync_completed')));
}

/** Records an attempt under its number; recorded twice (a step that ran again), the last one stands. */
export async function putAttempt(attempt: typeof webhookAttempts.$inferInsert): Promise<void> {
  await database()
    .insert(webhookAttempts)
    .values(attempt)
    .onConflictDoUpdate({ target: [webhookAttempts.deliveryId, webhookAttempts.number], set: attempt });
}

export async function findAttempts(deliveryId: string): Promise<Attempt[]> {
  return database()
    .select()
    .from(webhookAttempts)
    .where(eq(webhookAttempts.deliveryId, deliveryId))
    .orderBy(asc(webhookAttempts.number));
}
