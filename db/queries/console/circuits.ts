import { and, asc, count, eq, min, sql } from 'drizzle-orm';
import { type Database, database } from '@/db/database';
import { awaitsLaterAttempt, isInLine } from '@/db/queries/webhooks/waiting-deliveries';
import { webhookDeliveries } from '@/db/schema/deliveries';
import { editors } from '@/db/schema/editors';
import { webhookCircuits } from '@/db/schema/webhook-queues';

const waitingOf = (name: string, condition: typeof isInLine) =>
  database()
    .select({
      editorId: webhookDeliveries.editorId,
      deliveries: count().as(`${name}_deliveries`),
      oldestAt: min(webhookDeliveries.createdAt).as(`${name}_oldest_at`),
    })
    .from(webhookDeliveries)
    .where(condition)
    .groupBy(webhookDeliveries.editorId)
    .as(name);

/** The circuit of every editor, with what waits behind it: the open ones first. */
export async function listCircuits() {
  const line = waitingOf('line', isInLine);
  const later = waitingOf('later', awaitsLaterAttempt);
  return database()
    .select({
      editorId: editors.id,
      clientId: editors.clientId,
      name: editors.name,
      completionWebhookUrl: editors.completionWebhookUrl,
      failures: sql<number>`coalesce(${webhookCircuits.failures}, 0)`,
      openUntil: webhookCircuits.openUntil,
      waiting: sql<number>`coalesce(${line.deliveries}, 0)::int`,
      oldestAt: line.oldestAt,
      waitingLater: sql<number>`coalesce(${later.deliveries}, 0)::int`,
    })
    .from(editors)
    .leftJoin(webhookCircuits, eq(webhookCircuits.editorId, editors.id))
    .leftJoin(line, eq(line.editorId, editors.id))
    .leftJoin(later, eq(later.editorId, editors.id))
    .orderBy(
      sql`${webhookCircuits.openUntil} is null`,
      sql`coalesce(${webhookCircuits.failures}, 0) desc`,
      asc(editors.name),
    );
}

/** What waited for the end of an open circuit, in either queue, is due. What waits for itself stays. */
export async function releaseHeldBack(tx: Database, editorId: string, openUntil: Date, now: Date): Promise<void> {
  await tx
    .update(webhookDeliveries)
    .set({ nextAttemptAt: now, waitsSince: now })
    .where(and(eq(webhookDeliveries.editorId, editorId), eq(webhookDeliveries.nextAttemptAt, openUntil)));
}
