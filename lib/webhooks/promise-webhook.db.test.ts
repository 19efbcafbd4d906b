import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { inTransaction } from '@/db/database';
import { findSyncStatus } from '@/db/queries/webhooks/deliveries';
import { waitingEventIds } from '@/db/testing/change-rows';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { deliveriesAbout, eventsAbout } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { exampleMarket } from '@/lib/shapes/example';
import type { WebhookPayload } from './events';
import { promiseWebhook } from './promise-webhook';

useTestDatabase();

const payload: WebhookPayload = {
  event: 'market.completed',
  timestamp: exampleMarket.completed_at,
  market: exampleMarket,
};

const told = (subjectId: string) => ({
  subjectId,
  identifier: exampleMarket.identifier,
  payload,
  createdAt: new Date(),
});

it('writes a delivery that waits, and asks for it', async () => {
  const { editor } = await makeTestEditor();
  const subjectId = randomUUID();
  await inTransaction((tx) => promiseWebhook(tx, editor, told(subjectId)));
  const [delivery] = await deliveriesAbout(subjectId);
  expect(delivery).toMatchObject({ event: 'market.completed', syncStatus: 'sync_pending' });
  expect(delivery?.payload).toBe(JSON.stringify(payload));
  expect(await eventsAbout(delivery?.id ?? 'none')).toEqual([
    { name: 'webhook/requested', data: { deliveryId: delivery?.id, editorId: editor.id } },
  ]);
});

it('is complete at once for an editor without a webhook address', async () => {
  const { editor } = await makeTestEditor({ completionWebhookUrl: null });
  const subjectId = randomUUID();
  const before = await waitingEventIds();
  await inTransaction((tx) => promiseWebhook(tx, editor, told(subjectId)));
  expect(await findSyncStatus(subjectId)).toBe('sync_completed');
  expect(await waitingEventIds()).toEqual(before);
});

it('writes nothing when the transaction is undone', async () => {
  const { editor } = await makeTestEditor();
  const subjectId = randomUUID();
  const before = await waitingEventIds();
  await inTransaction(async (tx) => {
    await promiseWebhook(tx, editor, told(subjectId));
    throw new Error('undone');
  }).catch(() => {});
  expect(await findSyncStatus(subjectId)).toBeUndefined();
  expect(await waitingEventIds()).toEqual(before);
});
