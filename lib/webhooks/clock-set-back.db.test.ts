import { expect, it } from 'vitest';
import { findDelivery } from '@/db/queries/webhooks/deliveries';
import { unattendedQueues } from '@/db/queries/webhooks/webhook-queues';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { showCircuit } from './show-circuit';
import { makeDelivery } from './testing/make-delivery';
import { queueOf } from './testing/queue-of';
import { webhookReceiver } from './testing/webhook-receiver';

useTestDatabase();
const receiver = webhookReceiver();

const HOUR_MS = 3_600_000;
const editorHere = async () => (await makeTestEditor({ completionWebhookUrl: receiver.url() })).editor;
const statusOf = async (id: string) => (await findDelivery(id))?.syncStatus;

it('a retry that waits is due once the clock is set back, for the run that slept and for any other', async () => {
  for (const isSameRun of [true, false]) {
    receiver.answerWith(503);
    const editor = await editorHere();
    const { id } = await makeDelivery(editor);
    const ahead = queueOf(editor.id);
    ahead.advance(2 * HOUR_MS);
    expect(await ahead.runBatch()).toMatchObject({ next: 'wait' });
    receiver.answerWith(200);
    const back = isSameRun ? ahead : queueOf(editor.id);
    if (isSameRun) back.advance(-2 * HOUR_MS);
    expect(await back.runBatch()).toEqual({ next: 'end' });
    expect(await statusOf(id)).toBe('sync_completed');
  }
});

it('a later attempt is due too, before those that wait by the right clock', async () => {
  receiver.answerWith(503);
  const editor = await editorHere();
  const fail = async (queue: ReturnType<typeof queueOf>) => {
    const { id } = await makeDelivery(editor);
    let after = await queue.runBatch();
    while (after.next === 'wait') after = await queue.runBatchAt(after);
    return id;
  };
  const waits = await fail(queueOf(editor.id));
  const line = queueOf(editor.id);
  line.advance(2 * HOUR_MS);
  const ahead = await fail(line);
  receiver.answerWith(200);
  // six failures have opened the circuit, by the clock that was ahead
  expect(await showCircuit(editor.id, new Date())).toMatchObject({ state: 'half_open' });
  expect(await queueOf(editor.id, 'later').runBatch()).toMatchObject({ next: 'wait' });
  expect([await statusOf(ahead), await statusOf(waits)]).toEqual(['sync_completed', 'sync_failed']);
});

it('a queue whose holder slept by that clock counts as one that nobody holds', async () => {
  receiver.answerWith(503);
  const editor = await editorHere();
  await makeDelivery(editor);
  const ahead = queueOf(editor.id);
  ahead.advance(2 * HOUR_MS);
  await ahead.runBatch();
  const isUnattended = async (now: Date) =>
    (await unattendedQueues(now)).some(({ editorId, name }) => editorId === editor.id && name === 'line');
  expect(await isUnattended(ahead.clock())).toBe(false);
  expect(await isUnattended(new Date())).toBe(true);
});
