import { beforeEach, expect, it } from 'vitest';
import type { Delivery } from '@/db/queries/webhooks/deliveries';
import { makeTestEditor, type TestEditor } from '@/db/testing/make-test-editor';
import { auditRowsAbout, eventsAbout } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { closeCircuit } from './close-circuit';
import { redeliver } from './redeliver';
import { showCircuit } from './show-circuit';
import { makeDelivery } from './testing/make-delivery';
import { queueOf, whereIs } from './testing/queue-of';
import { webhookReceiver } from './testing/webhook-receiver';

/** Contract §3: while the circuit is open, a redelivery goes out at once as the probe, once a minute at most. */

useTestDatabase();
const receiver = webhookReceiver();

const NUMBERS = { failuresToOpen: 2, retryWaitsMs: [0, 0] };

let editor: TestEditor;
let first: Delivery;
let second: Delivery;
let third: Delivery;

/** The circuit is open after two failures of the first; the run that made them sleeps until its end. */
beforeEach(async () => {
  editor = await makeTestEditor({ completionWebhookUrl: receiver.url() });
  [first, second, third] = [
    await makeDelivery(editor.editor),
    await makeDelivery(editor.editor),
    await makeDelivery(editor.editor),
  ];
  receiver.answerWith(503);
  expect(await queueOf(editor.editor.id, 'line', NUMBERS).runBatch()).toMatchObject({ next: 'wait' });
  expect(await circuit()).toMatchObject({ state: 'open', waiting: 3 });
});

const circuit = () => showCircuit(editor.editor.id, new Date());
const ask = (delivery: Delivery, now?: Date) => redeliver(delivery, editor.editor, now);
/** What another run sends now, by the ids of the deliveries. */
async function sent(): Promise<unknown[]> {
  const before = receiver.received().length;
  await queueOf(editor.editor.id, 'line', NUMBERS).runBatch();
  return receiver
    .received()
    .slice(before)
    .map(({ headers }) => headers['webhook-id']);
}

it('the one that was asked for goes out first, and once it got through all the others, in order', async () => {
  expect(await ask(third)).toMatchObject({ accepted: true, delivery: { syncStatus: 'sync_pending' } });
  expect((await eventsAbout(third.id)).map(({ name }) => name)).toEqual(['webhook/requested']);
  expect(await auditRowsAbout(third.id)).toMatchObject([{ action: 'delivery.redelivered' }]);
  receiver.answerWith(200);
  expect(await sent()).toEqual([third.id, first.id, second.id]);
  expect(await circuit()).toMatchObject({ state: 'closed', failures: 0, waiting: 0 });
});

it('when it fails, the circuit is open for another 30 minutes, and nothing else went out', async () => {
  await ask(third);
  expect(await sent()).toEqual([third.id]);
  const { state, openUntil, failures } = await circuit();
  expect([state, failures]).toEqual(['open', 3]);
  expect((openUntil?.getTime() ?? 0) - Date.now()).toBeGreaterThan(29 * 60_000);
  expect(await sent()).toEqual([]);
  expect((await whereIs(third.id)).syncStatus).toBe('sync_pending');
});

it('one that had failed for good begins a new run as the probe', async () => {
  const refused = await makeDelivery(editor.editor, 'sync_failed');
  await ask(refused);
  receiver.answerWith(200);
  expect((await sent())[0]).toBe(refused.id);
  expect((await whereIs(refused.id)).syncStatus).toBe('sync_completed');
});

it('once a minute at most: a second one waits behind the circuit, and after a minute is a probe again', async () => {
  await ask(third);
  await sent();
  await ask(second);
  expect(await sent()).toEqual([]);
  expect(await eventsAbout(second.id)).toEqual([]);
  const refused = await makeDelivery(editor.editor, 'sync_failed');
  expect(await ask(refused)).toMatchObject({ accepted: true, delivery: { syncStatus: 'sync_pending' } });
  expect(await sent()).toEqual([]);
  await ask(second, new Date(Date.now() + 60_000));
  const line = queueOf(editor.editor.id, 'line', NUMBERS);
  line.advance(60_001);
  const before = receiver.received().length;
  await line.runBatch();
  expect(
    receiver
      .received()
      .slice(before)
      .map(({ headers }) => headers['webhook-id']),
  ).toEqual([second.id]);
});

it('asked for twice at once, it goes out once', async () => {
  await Promise.all([ask(third), ask(third)]);
  expect(await eventsAbout(third.id)).toHaveLength(1);
  expect(await sent()).toEqual([third.id]);
});

it('is not needed any more once the circuit is closed by hand, and changes no order then', async () => {
  await ask(third);
  await closeCircuit(
    { id: editor.editor.id, clientId: editor.clientId },
    { actor: { kind: 'administrator', id: 'a1' }, now: new Date() },
  );
  receiver.answerWith(200);
  expect(await sent()).toEqual([first.id, second.id, third.id]);
});
