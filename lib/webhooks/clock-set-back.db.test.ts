import { expect, it } from 'vitest';
import { findDelivery } from '@/db/queries/webhooks/deliveries';
import { unattendedLanes } from '@/db/queries/webhooks/webhook-lanes';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { showCircuit } from './show-circuit';
import { laneOf } from './testing/lane-of';
import { makeDelivery } from './testing/make-delivery';
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
    const ahead = laneOf(editor.id);
    ahead.advance(2 * HOUR_MS);
    expect(await ahead.turn()).toMatchObject({ next: 'wait' });
    receiver.answerWith(200);
    const back = isSameRun ? ahead : laneOf(editor.id);
    if (isSameRun) back.advance(-2 * HOUR_MS);
    expect(await back.turn()).toEqual({ next: 'end' });
    expect(await statusOf(id)).toBe('sync_completed');
  }
});

it('a later attempt is due too, before those that wait by the right clock', async () => {
  receiver.answerWith(503);
  const editor = await editorHere();
  const fail = async (lane: ReturnType<typeof laneOf>) => {
    const { id } = await makeDelivery(editor);
    let after = await lane.turn();
    while (after.next === 'wait') after = await lane.turnAt(after);
    return id;
  };
  const waits = await fail(laneOf(editor.id));
  const line = laneOf(editor.id);
  line.advance(2 * HOUR_MS);
  const ahead = await fail(line);
  receiver.answerWith(200);
  // six failures have opened the circuit, by the clock that was ahead
  expect(await showCircuit(editor.id, new Date())).toMatchObject({ state: 'half_open' });
  expect(await laneOf(editor.id, 'later').turn()).toMatchObject({ next: 'wait' });
  expect([await statusOf(ahead), await statusOf(waits)]).toEqual(['sync_completed', 'sync_failed']);
});

it('a lane whose holder slept by that clock counts as one that nobody holds', async () => {
  receiver.answerWith(503);
  const editor = await editorHere();
  await makeDelivery(editor);
  const ahead = laneOf(editor.id);
  ahead.advance(2 * HOUR_MS);
  await ahead.turn();
  const isUnattended = async (now: Date) =>
    (await unattendedLanes(now)).some(({ editorId, name }) => editorId === editor.id && name === 'line');
  expect(await isUnattended(ahead.clock())).toBe(false);
  expect(await isUnattended(new Date())).toBe(true);
});
