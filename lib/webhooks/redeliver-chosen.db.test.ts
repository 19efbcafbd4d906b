import { beforeEach, describe, expect, it } from 'vitest';
import { countChosen } from '@/db/queries/console/deliveries';
import type { Delivery } from '@/db/queries/webhooks/deliveries';
import { makeTestEditor, type TestEditor } from '@/db/testing/make-test-editor';
import { auditRowsAbout, eventsAbout } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { redeliverChosen } from './redeliver-chosen';
import { makeDelivery } from './testing/make-delivery';
import { queueOf, whereIs } from './testing/queue-of';
import { webhookReceiver } from './testing/webhook-receiver';

useTestDatabase();
const receiver = webhookReceiver();

const NOW = new Date('2026-11-22T10:00:00Z');
const BY = { actor: { kind: 'administrator', id: 'a1' }, address: '192.0.2.1', now: NOW } as const;
const HOUR_AGO = new Date('2026-11-22T09:00:00Z');
const YESTERDAY = new Date('2026-11-21T10:00:00Z');

let editor: TestEditor;
let other: TestEditor;
const bodies = () => receiver.received().length;

beforeEach(async () => {
  editor = await makeTestEditor({ completionWebhookUrl: receiver.url() });
  other = await makeTestEditor({ completionWebhookUrl: receiver.url() });
  receiver.answerWith(200);
});

const statusOf = async ({ id }: Delivery) => (await whereIs(id)).syncStatus;
const failed = (at = HOUR_AGO, of = editor) => makeDelivery(of.editor, 'sync_failed', at);
const received = (at = HOUR_AGO) => makeDelivery(editor.editor, 'sync_completed', at);

describe('those that were ticked', () => {
  it('go out again, of several editors, whether they had failed or not; the others stay', async () => {
    const chosen = [await failed(), await received(), await failed(HOUR_AGO, other)];
    const left = await failed();
    expect(await redeliverChosen({ ids: chosen.map(({ id }) => id) }, BY)).toBe(3);
    for (const delivery of chosen) expect(await statusOf(delivery)).toBe('sync_pending');
    expect(await statusOf(left)).toBe('sync_failed');
    const before = bodies();
    await queueOf(editor.editor.id).runBatch();
    await queueOf(other.editor.id).runBatch();
    expect(bodies()).toBe(before + 3);
    for (const delivery of chosen) expect(await statusOf(delivery)).toBe('sync_completed');
  });

  it('on their way already are left alone: asking twice sends once', async () => {
    const waiting = await makeDelivery(editor.editor, 'sync_pending', HOUR_AGO);
    const attempted = await makeDelivery(editor.editor, 'sync_processing', HOUR_AGO);
    expect(await redeliverChosen({ ids: [waiting.id, attempted.id] }, BY)).toBe(0);
    expect(await statusOf(attempted)).toBe('sync_processing');
    expect(await eventsAbout(waiting.id)).toEqual([]);
  });

  it('have three attempts of their own, counted on from the last one made', async () => {
    const delivery = await makeDelivery(editor.editor);
    receiver.answerWith(410);
    await queueOf(editor.editor.id).runBatch();
    await redeliverChosen({ ids: [delivery.id] }, BY);
    receiver.answerWith(200);
    await queueOf(editor.editor.id).runBatch();
    const { attempts } = await whereIs(delivery.id);
    expect(attempts.map(({ number, httpStatus }) => [number, httpStatus])).toEqual([
      [1, 410],
      [2, 200],
    ]);
  });
});

describe('those to an editor since an instant', () => {
  it('only failed ones, or all; as counted before; nobody else’s, none older', async () => {
    const [lost, got] = [await failed(), await received()];
    const kept = [await failed(YESTERDAY), await failed(HOUR_AGO, other)];
    const since = { editorId: editor.editor.id, since: HOUR_AGO };
    expect(await countChosen({ ...since, failedOnly: true })).toMatchObject([{ settled: 1, waiting: 0, failed: 1 }]);
    expect(await countChosen({ ...since, failedOnly: false })).toMatchObject([{ settled: 2, waiting: 0, failed: 1 }]);
    expect(await redeliverChosen({ ...since, failedOnly: true }, BY)).toBe(1);
    expect([await statusOf(lost), await statusOf(got)]).toEqual(['sync_pending', 'sync_completed']);
    expect(await redeliverChosen({ ...since, failedOnly: false }, BY)).toBe(1);
    expect(await statusOf(got)).toBe('sync_pending');
    for (const delivery of kept) expect(await statusOf(delivery)).toBe('sync_failed');
  });

  it('leaves those of an editor without an address as they are', async () => {
    const silent = await makeTestEditor({ completionWebhookUrl: null });
    const delivery = await failed(HOUR_AGO, silent);
    expect(await redeliverChosen({ ids: [delivery.id] }, BY)).toBe(0);
    expect(await statusOf(delivery)).toBe('sync_failed');
  });
});

it('is written in the audit log, once per editor, with how many', async () => {
  const [one, two] = [await failed(), await failed()];
  await redeliverChosen({ ids: [one.id, two.id] }, BY);
  expect(await auditRowsAbout(editor.clientId)).toMatchObject([
    { action: 'delivery.redelivered', actorId: 'a1', address: '192.0.2.1', details: { count: 2 }, at: NOW },
  ]);
  const alone = await failed();
  await redeliverChosen({ ids: [alone.id] }, BY);
  expect(await auditRowsAbout(alone.id)).toMatchObject([{ action: 'delivery.redelivered', details: { count: 1 } }]);
});
