import { beforeEach, expect, it } from 'vitest';
import type { Delivery } from '@/db/queries/webhooks/deliveries';
import { makeTestEditor, type TestEditor } from '@/db/testing/make-test-editor';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { redeliver } from './redeliver';
import { makeDelivery } from './testing/make-delivery';
import { queueOf, whereIs } from './testing/queue-of';
import { webhookReceiver } from './testing/webhook-receiver';

useTestDatabase();
const receiver = webhookReceiver();

let editor: TestEditor;
let delivery: Delivery;
let line: ReturnType<typeof queueOf>;

beforeEach(async () => {
  editor = await makeTestEditor({ completionWebhookUrl: receiver.url() });
  delivery = await makeDelivery(editor.editor);
  line = queueOf(editor.editor.id, 'line', { failuresToOpen: 100 });
});

const redeliverIt = () => redeliver(delivery, editor.editor);
const numbers = async () => (await whereIs(delivery.id)).attempts.map(({ number, httpStatus }) => [number, httpStatus]);

async function exhaust(): Promise<void> {
  receiver.answerWith(500);
  let after = await line.runBatch();
  while (after.next !== 'end') after = await line.runBatchAt(after);
  expect((await whereIs(delivery.id)).syncStatus).toBe('sync_failed');
}

it('waits 1 s and 4 s again, and fails after its third attempt', async () => {
  receiver.answerWith(410);
  await line.runBatch();
  await redeliverIt();
  receiver.answerWith(503);
  const waits: (number | null)[] = [];
  let after = await line.runBatch();
  for (;;) {
    const { waitMs, syncStatus } = await whereIs(delivery.id);
    waits.push(waitMs);
    expect(syncStatus).toBe(after.next === 'end' ? 'sync_failed' : 'sync_processing');
    if (after.next === 'end') break;
    after = await line.runBatchAt(after);
  }
  expect(waits).toEqual([1000, 4000, 300_000]);
  expect(await numbers()).toEqual([
    [1, 410],
    [2, 503],
    [3, 503],
    [4, 503],
  ]);
});

it('ends what was left of the later attempts', async () => {
  await exhaust();
  await redeliverIt();
  const later = queueOf(editor.editor.id, 'later');
  later.advance(400_000);
  expect(await later.runBatch()).toEqual({ next: 'end' });
  expect(receiver.received()).toHaveLength(3);
  receiver.answerWith(200);
  await line.runBatch();
  expect(await whereIs(delivery.id)).toMatchObject({ syncStatus: 'sync_completed', waitMs: null });
});

it('asked for while a later attempt is being made, has all of its own three attempts', async () => {
  await exhaust();
  const later = queueOf(editor.editor.id, 'later', { failuresToOpen: 100 });
  later.advance(400_000);
  receiver.answerWith(async (response) => {
    await redeliverIt();
    response.writeHead(503).end();
  });
  await later.runBatch();
  expect((await whereIs(delivery.id)).syncStatus).toBe('sync_pending');
  await exhaust();
  expect((await numbers()).map(([number]) => number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

it('asked for while the later attempt gets through, is done', async () => {
  await exhaust();
  const later = queueOf(editor.editor.id, 'later');
  later.advance(400_000);
  receiver.answerWith(async (response) => {
    await redeliverIt();
    response.end();
  });
  await later.runBatch();
  expect((await whereIs(delivery.id)).syncStatus).toBe('sync_completed');
  await line.runBatch();
  expect(receiver.received()).toHaveLength(4);
});
