import { afterEach, beforeEach, expect, it } from 'vitest';
import { inTransaction } from '@/db/database';
import { type Delivery, findAttempts, findDelivery } from '@/db/queries/webhooks/deliveries';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { type TestApplication, testApplication } from '@/inngest/engine/testing/application';
import { startRelay } from '@/inngest/relay';
import { promise } from '@/lib/outbox/promise';
import { DELIVERY_NUMBERS } from '@/lib/webhooks/delivery-numbers';
import { makeDelivery } from '@/lib/webhooks/testing/make-delivery';
import { webhookReceiver } from '@/lib/webhooks/testing/webhook-receiver';
import { deliverWebhook, deliverWebhookLater } from './deliver-webhook';

const testDatabase = useTestDatabase();
const [receiver, otherReceiver] = [webhookReceiver(), webhookReceiver()];

let applications: TestApplication[];
let relay: Awaited<ReturnType<typeof startRelay>>;

/** Two engines on the one database, as with two workers. The waits of the three attempts are the real ones. */
beforeEach(async () => {
  const numbers = { ...DELIVERY_NUMBERS, laterWaitsMs: [300, 600_000] };
  applications = [1, 2].map(() =>
    testApplication(testDatabase.url(), (client) => [
      deliverWebhook(client, numbers),
      deliverWebhookLater(client, numbers),
    ]),
  );
  for (const { engine } of applications) await engine.start();
  relay = await startRelay(async (events) => applications[0]?.engine.send(events));
});
afterEach(async () => {
  await relay.stop();
  for (const { engine } of applications) await engine.stop();
});

const editorAt = async (url: string, laterAttempts = true) =>
  (await makeTestEditor({ completionWebhookUrl: url, laterAttempts })).editor;

async function request(editor: { id: string }, delivery: Delivery): Promise<Delivery> {
  const data = { deliveryId: delivery.id, editorId: editor.id };
  await inTransaction((tx) => promise(tx, { name: 'webhook/requested', data }));
  return delivery;
}

const requestSome = async (editor: { id: string }, count: number): Promise<string[]> => {
  const ids: string[] = [];
  for (let number = 0; number < count; number++) ids.push((await request(editor, await makeDelivery(editor))).id);
  return ids;
};

const idsAt = (place: typeof receiver) => place.received().map(({ headers }) => String(headers['webhook-id']));
const reaches = (id: string, status: string) =>
  expect.poll(async () => (await findDelivery(id))?.syncStatus, { timeout: 25_000 }).toBe(status);

it('1 s and 4 s after the end of the failed attempt, seen from the receiver; what follows keeps its turn', async () => {
  const editor = await editorAt(receiver.url(), false);
  const [arrivals, ends]: [number[], number[]] = [[], []];
  let blocked = '';
  receiver.answerWith((response) => {
    const id = idsAt(receiver).at(-1);
    blocked ||= id ?? '';
    if (id !== blocked) return response.end();
    arrivals.push(Date.now());
    // A slow failure: the wait is counted from its end.
    setTimeout(() => {
      ends.push(Date.now());
      response.writeHead(503).end();
    }, 200);
  });
  const ids = await requestSome(editor, 6);
  const other = await editorAt(otherReceiver.url());
  const [elsewhere = ''] = await requestSome(other, 1);
  await reaches(elsewhere, 'sync_completed');
  expect((await findDelivery(ids[0] ?? ''))?.syncStatus).toBe('sync_processing');
  await reaches(ids[5] ?? '', 'sync_completed');

  expect(idsAt(receiver)).toEqual([ids[0], ids[0], ...ids]);
  const waits = [1, 2].map((rank) => (arrivals[rank] ?? 0) - (ends[rank - 1] ?? 0));
  // Never early; late by as much as the machine is busy.
  for (const [rank, expected] of [1000, 4000].entries()) {
    expect(waits[rank]).toBeGreaterThanOrEqual(expected - 5);
    expect(waits[rank]).toBeLessThan(expected + 5000);
  }
}, 60_000);

it('a later attempt that takes its time holds up nobody, and completes', async () => {
  const editor = await editorAt(receiver.url());
  const poison = await makeDelivery(editor);
  const attempts = () => idsAt(receiver).filter((id) => id === poison.id).length;
  let answerLater = () => {};
  receiver.answerWith((response) => {
    const isPoison = idsAt(receiver).at(-1) === poison.id;
    if (isPoison && attempts() === 4) answerLater = () => response.end();
    else response.writeHead(isPoison ? 500 : 200).end();
  });
  await request(editor, poison);
  await expect.poll(attempts, { timeout: 25_000 }).toBe(4);
  expect((await findDelivery(poison.id))?.syncStatus).toBe('sync_failed');
  const [next = ''] = await requestSome(editor, 1);
  await reaches(next, 'sync_completed');
  expect((await findDelivery(poison.id))?.syncStatus).toBe('sync_failed');
  answerLater();
  await reaches(poison.id, 'sync_completed');
  expect((await findAttempts(poison.id)).map(({ number }) => number)).toEqual([1, 2, 3, 4]);
}, 60_000);

it('a burst for five editors, through two engines: each delivery once, in order', async () => {
  const editors = await Promise.all(Array.from({ length: 5 }, () => editorAt(receiver.url())));
  const ids = await Promise.all(editors.map((editor) => requestSome(editor, 40)));
  await expect.poll(() => receiver.received().length, { timeout: 25_000, interval: 200 }).toBe(200);
  for (const own of ids) expect(idsAt(receiver).filter((id) => own.includes(id))).toEqual(own);
}, 40_000);
