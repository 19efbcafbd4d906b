import { asc, eq } from 'drizzle-orm';
import { type Database, database } from '@/db/database';
import { webhookTests } from '@/db/schema/webhook-tests';

export type WebhookTest = typeof webhookTests.$inferSelect;

/** The samples of the editor's last test, in the order of their events' names. */
export async function findWebhookTests(editorId: string, on: Database = database()): Promise<WebhookTest[]> {
  return on.select().from(webhookTests).where(eq(webhookTests.editorId, editorId)).orderBy(asc(webhookTests.event));
}

export async function findWebhookTest(id: string): Promise<WebhookTest | undefined> {
  const [test] = await database().select().from(webhookTests).where(eq(webhookTests.id, id));
  return test;
}

/** Puts these samples in the place of those of the editor's last test. */
export async function replaceWebhookTests(
  tx: Database,
  editorId: string,
  samples: Pick<WebhookTest, 'event' | 'payload' | 'requestedAt'>[],
): Promise<WebhookTest[]> {
  await tx.delete(webhookTests).where(eq(webhookTests.editorId, editorId));
  const written = await tx
    .insert(webhookTests)
    .values(samples.map((sample) => ({ ...sample, editorId })))
    .returning();
  return written.toSorted((one, other) => (one.event < other.event ? -1 : 1));
}

/** What came of a sample. One that another test has replaced meanwhile is not there any more. */
export async function saveWebhookTest(
  id: string,
  outcome: Pick<WebhookTest, 'at' | 'durationMs' | 'httpStatus' | 'error'>,
): Promise<void> {
  await database().update(webhookTests).set(outcome).where(eq(webhookTests.id, id));
}
