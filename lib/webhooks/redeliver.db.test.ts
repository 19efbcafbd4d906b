import { beforeEach, expect, it } from 'vitest';
import { type Delivery, findAttempts, findDelivery, setSyncStatus } from '@/db/queries/deliveries';
import { makeTestEditor, type TestEditor } from '@/db/testing/make-test-editor';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { attemptDelivery } from './attempt-delivery';
import { redeliver } from './redeliver';
import { makeDelivery } from './testing/make-delivery';
import { webhookReceiver } from './testing/webhook-receiver';

useTestDatabase();
const receiver = webhookReceiver();

let editor: TestEditor;
let delivery: Delivery;

beforeEach(async () => {
  editor = await makeTestEditor({ completionWebhookUrl: receiver.url() });
  delivery = await makeDelivery(editor.editor);
});

it('the run that was replaced makes no more attempts', async () => {
  receiver.answerWith(500);
  await attemptDelivery(delivery.id, 1);
  await setSyncStatus(delivery.id, 'sync_failed');
  await redeliver(delivery, editor.editor);
  expect(await attemptDelivery(delivery.id, 2)).toEqual({ nextAttemptAt: null });
  expect(receiver.received()).toHaveLength(1);
  receiver.answerWith(200);
  await attemptDelivery(delivery.id, 2, 2);
  expect(await findAttempts(delivery.id)).toMatchObject([
    { number: 1, httpStatus: 500 },
    { number: 2, httpStatus: 200 },
  ]);
});

it('waits 1 s and 4 s again, and fails after its third attempt', async () => {
  receiver.answerWith(503);
  await setSyncStatus(delivery.id, 'sync_failed');
  await attemptDelivery(delivery.id, 3);
  await redeliver(delivery, editor.editor);
  const waits: (number | null)[] = [];
  for (const number of [4, 5, 6]) {
    const { nextAttemptAt } = await attemptDelivery(delivery.id, number, 4);
    const made = (await findAttempts(delivery.id)).at(-1);
    const endedMs = (made?.at.getTime() ?? 0) + (made?.durationMs ?? 0);
    waits.push(nextAttemptAt === null ? null : new Date(nextAttemptAt).getTime() - endedMs);
    const current = await findDelivery(delivery.id);
    expect(current?.nextAttemptAt?.toISOString() ?? null).toBe(nextAttemptAt);
    expect(current?.syncStatus).toBe(nextAttemptAt ? 'sync_processing' : 'sync_failed');
  }
  expect(waits).toEqual([1000, 4000, null]);
});
