import { beforeEach, describe, expect, it } from 'vitest';
import { type Delivery, findDelivery } from '@/db/queries/webhooks/deliveries';
import { changeEditor } from '@/db/testing/change-rows';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { eventsAbout } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { DELIVERY_NUMBERS as NUMBERS } from './delivery-numbers';
import { abandonQueue, handOverQueue, resumeQueues } from './keep-queues';
import { beginBatch } from './queue-batch';
import { makeDelivery } from './testing/make-delivery';
import { queueOf, whereIs } from './testing/queue-of';
import { webhookReceiver } from './testing/webhook-receiver';

useTestDatabase();
const receiver = webhookReceiver();

const NOW = new Date();
let editorId: string;
let first: Delivery;
let second: Delivery;
const line = (run: string) => ({ editorId, name: 'line', run }) as const;

beforeEach(async () => {
  const { editor } = await makeTestEditor({ completionWebhookUrl: receiver.url() });
  editorId = editor.id;
  first = await makeDelivery(editor);
  second = await makeDelivery(editor);
});

const names = async ({ id }: Delivery) => (await eventsAbout(id)).map(({ name }) => name);

describe('a run that the engine gave up', () => {
  it('fails the delivery it was stuck at, plans its later attempt, and asks for the rest', async () => {
    await beginBatch(line('lost'), NUMBERS, NOW);
    await abandonQueue(line('lost'), NUMBERS, NOW);
    const failed = await findDelivery(first.id);
    expect(failed).toMatchObject({ syncStatus: 'sync_failed' });
    expect(failed?.nextAttemptAt?.getTime()).toBe(NOW.getTime() + 300_000);
    expect([await names(first), await names(second)]).toEqual([['webhook/exhausted'], ['webhook/requested']]);
    await queueOf(editorId).runBatch();
    expect((await findDelivery(second.id))?.syncStatus).toBe('sync_completed');
    const later = queueOf(editorId, 'later');
    later.advance(301_000);
    await later.runBatch();
    expect(await whereIs(first.id)).toMatchObject({ syncStatus: 'sync_completed', attempts: [{ number: 1 }] });
  });

  it('does so even if it never got to hold the queue', async () => {
    await abandonQueue(line('lost'), NUMBERS, NOW);
    expect((await findDelivery(first.id))?.syncStatus).toBe('sync_failed');
  });

  it('touches nothing when another holds the queue', async () => {
    await beginBatch(line('another'), NUMBERS, NOW);
    await abandonQueue(line('lost'), NUMBERS, NOW);
    expect((await findDelivery(first.id))?.syncStatus).toBe('sync_processing');
    expect(await names(first)).toEqual([]);
  });
});

describe('a run that hands its queue over', () => {
  it('leaves it free, and asks for another run', async () => {
    await beginBatch(line('old'), NUMBERS, NOW);
    await handOverQueue(line('old'), NOW);
    expect(await names(first)).toEqual(['webhook/requested']);
    await queueOf(editorId).runBatch();
    expect((await findDelivery(second.id))?.syncStatus).toBe('sync_completed');
  });

  it('asks for nothing when it holds nothing', async () => {
    await beginBatch(line('another'), NUMBERS, NOW);
    await handOverQueue(line('old'), NOW);
    expect(await names(first)).toEqual([]);
  });
});

describe('later attempts', () => {
  async function exhaust(): Promise<void> {
    receiver.answerWith(503);
    const run = queueOf(editorId, 'line', { failuresToOpen: 100 });
    let after = await run.runBatch();
    while (after.next !== 'end') after = await run.runBatchAt(after);
    expect(await whereIs(first.id)).toMatchObject({ syncStatus: 'sync_failed', waitMs: 300_000 });
  }

  it('go on at their times, the state staying failed, until one gets through', async () => {
    await exhaust();
    const run = queueOf(editorId, 'later', { failuresToOpen: 100 });
    let after = await run.runBatch();
    const waits: (number | null)[] = [];
    for (let count = 0; count < 4; count++) {
      while ((await whereIs(first.id)).attempts.length < 4 + count) after = await run.runBatchAt(after);
      const { syncStatus, waitMs } = await whereIs(first.id);
      expect(syncStatus).toBe('sync_failed');
      waits.push(waitMs);
    }
    const [MINUTE, HOUR] = [60_000, 3_600_000];
    expect(waits).toEqual([30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR]);
    receiver.answerWith(200);
    while (after.next !== 'end') after = await run.runBatchAt(after);
    expect(await whereIs(first.id)).toMatchObject({ syncStatus: 'sync_completed', waitMs: null });
    expect(await whereIs(second.id)).toMatchObject({ syncStatus: 'sync_completed', waitMs: null });
  });

  it('stop at once when the editor switches them off', async () => {
    await exhaust();
    await changeEditor(editorId, { laterAttempts: false });
    const run = queueOf(editorId, 'later');
    run.advance(400_000);
    expect(await run.runBatch()).toEqual({ next: 'end' });
    expect(receiver.received()).toHaveLength(6);
    expect(await whereIs(first.id)).toMatchObject({ syncStatus: 'sync_failed', waitMs: null });
  });

  it('are not planned for an editor that wants none', async () => {
    await changeEditor(editorId, { laterAttempts: false });
    receiver.answerWith(503);
    const run = queueOf(editorId, 'line', { failuresToOpen: 100 });
    let after = await run.runBatch();
    while (after.next !== 'end') after = await run.runBatchAt(after);
    expect(await whereIs(first.id)).toMatchObject({ syncStatus: 'sync_failed', waitMs: null });
    expect(await names(first)).toEqual([]);
  });
});

describe('resumeQueues', () => {
  it('asks again for what nobody sees to, once its holder is lost', async () => {
    await resumeQueues(new Date());
    const asked = async () => (await names(first)).length + (await names(second)).length;
    expect(await asked()).toBe(1);
    receiver.answerWith(500);
    await queueOf(editorId).runBatch();
    // Read anew: a hold that began well after the instant given is one of a clock that was ahead, and is over.
    const now = new Date();
    await resumeQueues(now);
    expect(await asked()).toBe(1);
    await resumeQueues(new Date(now.getTime() + 70_000));
    expect(await asked()).toBe(2);
  });
});
