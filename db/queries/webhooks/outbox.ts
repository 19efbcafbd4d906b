import { inArray, sql } from 'drizzle-orm';
import { type Database, inTransaction } from '@/db/database';
import { type Origin, outbox, webhookDeliveries } from '@/db/schema/deliveries';

export type NewDelivery = Omit<typeof webhookDeliveries.$inferInsert, 'id'>;
export type OutboxEvent = { id: string; name: string; data: Record<string, string>; origin: Origin | null };

export async function insertOutboxEvent(
  tx: Database,
  event: Omit<OutboxEvent, 'id' | 'origin'> & { origin?: Origin | null },
): Promise<void> {
  await tx.insert(outbox).values(event);
}

// Any constant: marks the locks below off from others.
const ORDER_LOCK = 7_345_002;

/**
 * Writes a delivery and returns its id, which is also the `webhook-id` of every attempt. Transactions that write one
 * for the same editor go on from here in turn: its position is then that of their commits, and none can appear later
 * before one that is already being sent.
 */
export async function insertDelivery(tx: Database, delivery: NewDelivery): Promise<string> {
  await tx.execute(sql`select pg_advisory_xact_lock(${ORDER_LOCK}, hashtext(${delivery.editorId}))`);
  const [row] = await tx.insert(webhookDeliveries).values(delivery).returning({ id: webhookDeliveries.id });
  if (!row) throw new Error('the delivery was not written');
  return row.id;
}

/** Arbitrary, and ours alone: relays take turns, so that events go out in the order in which they were written. */
const RELAY_LOCK = 7_345_003;

/**
 * Hands the oldest events not yet relayed to `relay`, in order, and marks them once it has taken them; returns how
 * many: none while another relay is at it. When `relay` throws, nothing is marked and the events go out again: the
 * receiver must know them by their id.
 */
export async function relayOldestEvents(
  limit: number,
  relay: (events: OutboxEvent[]) => Promise<void>,
): Promise<number> {
  return inTransaction(async (tx) => {
    const events = await tx.execute<OutboxEvent>(sql`
      with lock as materialized (select pg_try_advisory_xact_lock(${RELAY_LOCK}) as ours)
      select id, name, data, origin from lock cross join lateral
        (select * from outbox where lock.ours and relayed_at is null order by sequence limit ${limit} for update) waiting
      order by sequence`);
    if (events.length === 0) return 0;
    await relay([...events]);
    const ids = events.map((event) => event.id);
    await tx.update(outbox).set({ relayedAt: new Date() }).where(inArray(outbox.id, ids));
    return events.length;
  });
}
