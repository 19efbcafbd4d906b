import { afterEach, beforeEach, expect, it } from 'vitest';
import { inTransaction } from '@/db/database';
import { type Delivery, findAttempts, findDelivery } from '@/db/queries/webhooks/deliveries';
import { makeTestEditor, type TestEditor } from '@/db/testing/make-test-editor';
import { alter } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { type TestApplication, testApplication } from '@/inngest/engine/testing/application';
import { startRelay } from '@/inngest/relay';
import { promise } from '@/lib/outbox/promise';
import { redeliver } from '@/lib/webhooks/redeliver';
import { makeDelivery, PAYLOAD } from '@/lib/webhooks/testing/make-delivery';
import { webhookReceiver } from '@/lib/webhooks/testing/webhook-receiver';
import { deliverWebhook } from './deliver-webhook';

const testDatabase = useTestDatabase();
const receiver = webhookReceiver();

let application: TestApplication;
let relay: Awaited<ReturnType<typeof startRelay>>;
let editor: TestEditor;
let delivery: Delivery;

beforeEach(async () => {
  application = testApplication(testDatabase.url(), (client) => [deliverWebhook(client)]);
  await application.engine.start();
  relay = await startRelay((events) => application.engine.send(events));
  editor = await makeTestEditor({ completionWebhookUrl: receiver.url() });
  delivery = await makeDelivery(editor.editor);
});
afterEach(async () => {
  await relay.stop();
  await application.engine.stop();
});

const request = () =>
  inTransaction((tx) =>
    promise(tx, { name: 'webhook/requested', data: { deliveryId: delivery.id, editorId: editor.editor.id } }),
  );
const redeliverIt = () => redeliver(delivery, editor.editor);
const comesTo = (syncStatus: string) =>
  expect.poll(async () => (await findDelivery(delivery.id))?.syncStatus, { timeout: 15_000 }).toBe(syncStatus);
const made = async () => (await findAttempts(delivery.id)).map(({ number, httpStatus }) => [number, httpStatus]);

it('a redelivery sends the same text under the same id, and goes on counting', async () => {
  receiver.answerWith(410);
  await request();
  await comesTo('sync_failed');
  receiver.answerWith(503);
  await redeliverIt();
  await expect.poll(made, { timeout: 15_000 }).toEqual([
    [1, 410],
    [2, 503],
  ]);
  receiver.answerWith(200);
  await comesTo('sync_completed');
  expect(await made()).toEqual([
    [1, 410],
    [2, 503],
    [3, 200],
  ]);
  await redeliverIt();
  await comesTo('sync_completed');
  await expect.poll(made).toHaveLength(4);
  expect(new Set(receiver.received().map(({ headers }) => headers['webhook-id']))).toEqual(new Set([delivery.id]));
  expect(new Set(receiver.received().map(({ body }) => body))).toEqual(new Set([PAYLOAD]));
});

it('a redelivery has its own three attempts', async () => {
  receiver.answerWith(400);
  await request();
  await comesTo('sync_failed');
  receiver.answerWith(500);
  await redeliverIt();
  await expect.poll(made, { timeout: 15_000 }).toHaveLength(4);
  await comesTo('sync_failed');
  expect((await made()).map(([number]) => number)).toEqual([1, 2, 3, 4]);
});

it('ten redeliveries asked for at once send once', async () => {
  receiver.answerWith(400);
  await request();
  await comesTo('sync_failed');
  // Answered once all ten have asked: a redelivery that is over may be asked for again.
  const allAsked = Promise.withResolvers<void>();
  receiver.answerWith((response) => void allAsked.promise.then(() => response.end()));
  const outcomes = await Promise.all(Array.from({ length: 10 }, redeliverIt));
  allAsked.resolve();
  expect(outcomes.map(({ accepted }) => accepted)).not.toContain(false);
  await comesTo('sync_completed');
  expect(receiver.received()).toHaveLength(2);
});

it('a run that the engine gives up is a failed delivery, which may go out again', async () => {
  await alter('alter table editor_webhook_secrets rename to editor_webhook_secrets_away');
  await request();
  await comesTo('sync_failed');
  expect(await made()).toEqual([]);
  await alter('alter table editor_webhook_secrets_away rename to editor_webhook_secrets');
  await redeliverIt();
  await comesTo('sync_completed');
  expect(await made()).toEqual([[1, 200]]);
});
