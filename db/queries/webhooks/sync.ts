import { and, asc, desc, eq, gt, gte, lt, lte, sql } from 'drizzle-orm';
import { type Database, database } from '@/db/database';
import { webhookAttempts, webhookDeliveries } from '@/db/schema/deliveries';
import { syncRetries } from '@/db/schema/sync-retries';
import { latestBeginning } from '@/lib/kits/clock/clock';
import type { Delivery } from './deliveries';

/** What is told to the editor about a market or an application; `notified`: it has answered 2xx, so it knows. */
export type Sync = Pick<Delivery, 'id' | 'syncStatus' | 'nextAttemptAt'> & { notified: boolean };

/** The news of a market or an application; undefined while nothing is to be told yet. */
export async function findSync(subjectId: string): Promise<Sync | undefined> {
  const { deliveryId, httpStatus } = webhookAttempts;
  const { id, syncStatus, nextAttemptAt } = webhookDeliveries;
  const answered = database()
    .select({ one: sql`1` })
    .from(webhookAttempts)
    .where(and(eq(deliveryId, id), gte(httpStatus, 200), lt(httpStatus, 300)));
  const [sync] = await database()
    .select({ id, syncStatus, nextAttemptAt, notified: sql<boolean>`exists ${answered}` })
    .from(webhookDeliveries)
    .where(eq(webhookDeliveries.subjectId, subjectId))
    .orderBy(desc(webhookDeliveries.createdAt))
    .limit(1);
  return sync;
}

/** Holds the row of the same delivery until the end of the transaction. */
export async function lockDeliveryAbout(tx: Database, subjectId: string): Promise<Delivery | undefined> {
  const [delivery] = await tx
    .select()
    .from(webhookDeliveries)
    .where(eq(webhookDeliveries.subjectId, subjectId))
    .orderBy(desc(webhookDeliveries.createdAt))
    .limit(1)
    .for('update');
  return delivery;
}

export async function insertSyncRetry(tx: Database, deliveryId: string, at: Date): Promise<void> {
  await tx.insert(syncRetries).values({ deliveryId, at });
}

/**
 * When this delivery was asked for again between these times, the oldest first. Those that seem to come later than now
 * were counted by a clock that was ahead, and are no reason to make anybody wait.
 */
export async function findSyncRetries(
  deliveryId: string,
  since: Date,
  now: Date,
  on: Database = database(),
): Promise<Date[]> {
  const rows = await on
    .select({ at: syncRetries.at })
    .from(syncRetries)
    .where(
      and(eq(syncRetries.deliveryId, deliveryId), gt(syncRetries.at, since), lte(syncRetries.at, latestBeginning(now))),
    )
    .orderBy(asc(syncRetries.at));
  return rows.map((row) => row.at);
}
