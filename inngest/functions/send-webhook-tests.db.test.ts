import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findCircuit } from '@/db/queries/webhooks/webhook-queues';
import { findWebhookTests } from '@/db/queries/webhooks/webhook-tests';
import { changeEditor } from '@/db/testing/change-rows';
import { makeTestEditor, type TestEditor } from '@/db/testing/make-test-editor';
import { deliveriesAbout } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { type TestApplication, testApplication } from '@/inngest/engine/testing/application';
import { startRelay } from '@/inngest/relay';
import { WEBHOOK_EVENT_NAMES, WEBHOOK_EVENTS, type WebhookEventName } from '@/lib/webhooks/events';
import { requestWebhookTest, sendWebhookTest } from '@/lib/webhooks/test-webhook';
import { closedPort, webhookReceiver } from '@/lib/webhooks/testing/webhook-receiver';
import { sendWebhookTests } from './send-webhook-tests';

const testDatabase = useTestDatabase();
const receiver = webhookReceiver();

let application: TestApplication;
let relay: Awaited<ReturnType<typeof startRelay>>;
let editor: TestEditor;

beforeEach(async () => {
  application = testApplication(testDatabase.url(), (client) => [sendWebhookTests(client)]);
  await application.engine.start();
  relay = await startRelay((events) => application.engine.send(events));
  editor = await makeTestEditor({ completionWebhookUrl: receiver.url(), toldOfWithdrawals: true });
});
afterEach(async () => {
  await relay.stop();
  await application.engine.stop();
});

async function test() {
  const now = new Date();
  await requestWebhookTest(editor.editor, { actor: { kind: 'editor', id: editor.clientId }, now });
  const samples = () => findWebhookTests(editor.editor.id);
  await expect.poll(async () => (await samples()).filter(({ at }) => at === null), { timeout: 15_000 }).toEqual([]);
  return samples();
}

it('sends each event once, as of now, signed and marked; the answers are kept, and nothing else is', async () => {
  receiver.answerWith(202);
  const samples = await test();
  expect(samples.map(({ httpStatus, error }) => [httpStatus, error])).toEqual(samples.map(() => [202, null]));
  const received = receiver.received();
  expect(received).toHaveLength(WEBHOOK_EVENT_NAMES.length);
  for (const { headers, body } of received) {
    expect(headers).toMatchObject({ 'x-webhook-test': 'true', 'content-type': 'application/json' });
    expect(samples.map(({ id }) => id)).toContain(headers['webhook-id']);
    const digest = createHmac('sha256', editor.webhookSecret).update(body).digest('hex');
    expect(headers['x-webhook-signature-sha256']).toBe(`sha256=${digest}`);
    const { event, timestamp } = JSON.parse(body) as { event: WebhookEventName; timestamp: string };
    expect(() => WEBHOOK_EVENTS[event].payload.parse(JSON.parse(body))).not.toThrow();
    expect(Math.abs(Date.now() - Date.parse(timestamp))).toBeLessThan(30_000);
    for (const sample of samples) expect(await deliveriesAbout(sample.id)).toEqual([]);
  }
});

it('counts for no circuit, however often it fails, and is not tried again', async () => {
  receiver.answerWith(500);
  for (let count = 0; count < 3; count++) expect((await test())[0]).toMatchObject({ httpStatus: 500, error: null });
  expect(await findCircuit(editor.editor.id)).toBeUndefined();
  expect(receiver.received()).toHaveLength(3 * WEBHOOK_EVENT_NAMES.length);
});

it('says what kept it from arriving', async () => {
  await changeEditor(editor.editor.id, { completionWebhookUrl: `http://127.0.0.1:${await closedPort()}/` });
  expect((await test())[0]).toMatchObject({ httpStatus: null, error: 'ECONNREFUSED' });
});

it('a sample that was sent, replaced or never was is left alone', async () => {
  const [sample] = await test();
  const before = receiver.received().length;
  await sendWebhookTest(sample?.id ?? '');
  await sendWebhookTest(crypto.randomUUID());
  expect(receiver.received()).toHaveLength(before);
});
