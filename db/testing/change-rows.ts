import { count, eq, isNull, sql } from 'drizzle-orm';
import { database } from '@/db/database';
import { documents, marketApplications } from '@/db/schema/applications';
import { outbox, webhookDeliveries } from '@/db/schema/deliveries';
import { accessTokens, editors } from '@/db/schema/editors';
import { publicMarkets } from '@/db/schema/markets';

/** What no verb of the product does yet, or does only at the end of a whole journey: tests begin from there. */

export async function changeEditor(id: string, fields: Partial<typeof editors.$inferInsert>): Promise<void> {
  await database().update(editors).set(fields).where(eq(editors.id, id));
}

export async function changeDelivery(
  id: string,
  fields: Partial<typeof webhookDeliveries.$inferInsert>,
): Promise<void> {
  await database().update(webhookDeliveries).set(fields).where(eq(webhookDeliveries.id, id));
}

export async function changeMarket(
  identifier: string,
  fields: Partial<typeof publicMarkets.$inferInsert>,
): Promise<void> {
  await database().update(publicMarkets).set(fields).where(eq(publicMarkets.identifier, identifier));
}

export async function changeApplication(
  identifier: string,
  fields: Partial<typeof marketApplications.$inferInsert>,
): Promise<void> {
  await database().update(marketApplications).set(fields).where(eq(marketApplications.identifier, identifier));
}

export async function changeDocument(id: string, fields: Partial<typeof documents.$inferInsert>): Promise<void> {
  await database().update(documents).set(fields).where(eq(documents.id, id));
}

export async function countLiveTokens(editorId: string): Promise<number> {
  const live = database().select({ live: count() }).from(accessTokens);
  const [row] = await live.where(sql`${accessTokens.editorId} = ${editorId} and ${accessTokens.revokedAt} is null`);
  return row?.live ?? 0;
}

/** Ids of the events not yet relayed. */
export async function waitingEventIds(): Promise<string[]> {
  const rows = await database().select({ id: outbox.id }).from(outbox).where(isNull(outbox.relayedAt));
  return rows.map((row) => row.id);
}

/** Everything the database holds, as text: to show that a secret is nowhere in it. */
export async function everythingStored(): Promise<string> {
  const tables = await database().execute<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'public'`,
  );
  const dumps = await Promise.all(
    tables.map(({ name }) =>
      database().execute(sql`select row_to_json(t)::text as line from ${sql.identifier(name)} t`),
    ),
  );
  return dumps.flatMap((rows) => [...rows].map((row) => JSON.stringify(row))).join('\n');
}
