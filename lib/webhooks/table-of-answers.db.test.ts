import { beforeEach, describe, expect, it } from 'vitest';
import type { Delivery } from '@/db/queries/webhooks/deliveries';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { eventsAbout } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { makeDelivery } from './testing/make-delivery';
import { queueOf, whereIs } from './testing/queue-of';
import { webhookReceiver } from './testing/webhook-receiver';

useTestDatabase();
const receiver = webhookReceiver();

let delivery: Delivery;
let line: ReturnType<typeof queueOf>;

async function begin(url: string): Promise<void> {
  const { editor } = await makeTestEditor({ completionWebhookUrl: url });
  delivery = await makeDelivery(editor);
  line = queueOf(editor.id);
}
beforeEach(() => begin(receiver.url()));

const here = () => whereIs(delivery.id);
const END = { next: 'end' };

describe('the table of answers (contract §6), one by one', () => {
  const completed = [200, 201, 202, 204];
  const failed = [400, 401, 403, 404, 405, 410, 422, 402, 406, 409, 413, 415, 418, 451];
  const again = [408, 429, 301, 302, 303, 307, 308, 500, 502, 503, 504];

  it.each(completed)('%d: sync_completed', async (status) => {
    receiver.answerWith(status);
    expect(await line.runBatch()).toEqual(END);
    expect(await here()).toMatchObject({
      syncStatus: 'sync_completed',
      waitMs: null,
      attempts: [{ httpStatus: status }],
    });
  });

  it.each(failed)('%d: no retry, sync_failed, and no later attempt', async (status) => {
    receiver.answerWith(status);
    expect(await line.runBatch()).toEqual(END);
    expect(await here()).toMatchObject({ syncStatus: 'sync_failed', waitMs: null, attempts: [{ httpStatus: status }] });
    expect(await eventsAbout(delivery.id)).toEqual([]);
  });

  it.each(again)('%d: retry after 1 s, redirects not followed', async (status) => {
    receiver.answerWith(status, status < 400 ? { Location: `${receiver.url()}/elsewhere` } : {});
    expect(await line.runBatch()).toMatchObject({ next: 'wait' });
    expect(await here()).toMatchObject({
      syncStatus: 'sync_processing',
      waitMs: 1000,
      attempts: [{ httpStatus: status }],
    });
    expect(receiver.received()).toHaveLength(1);
  });

  it('a TLS error: no retry, sync_failed', async () => {
    await begin(receiver.url().replace('http:', 'https:'));
    expect(await line.runBatch()).toEqual(END);
    expect(await here()).toMatchObject({ syncStatus: 'sync_failed', waitMs: null, attempts: [{ httpStatus: null }] });
  });

  it('a connection cut before any answer: retry after 1 s', async () => {
    receiver.answerWith((response) => response.destroy());
    await line.runBatch();
    expect(await here()).toMatchObject({
      syncStatus: 'sync_processing',
      waitMs: 1000,
      attempts: [{ httpStatus: null }],
    });
  });
});
