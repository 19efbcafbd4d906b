import { createHmac } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Delivery } from '@/db/queries/webhooks/deliveries';
import { changeEditor } from '@/db/testing/change-rows';
import { makeTestEditor, type TestEditor } from '@/db/testing/make-test-editor';
import { alter, eventsAbout } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { makeDelivery, PAYLOAD } from './testing/make-delivery';
import { queueOf, whereIs } from './testing/queue-of';
import { closedPort, webhookReceiver } from './testing/webhook-receiver';

useTestDatabase();
const receiver = webhookReceiver();

let editor: TestEditor;
let delivery: Delivery;
let line: ReturnType<typeof queueOf>;

async function begin(url: string): Promise<void> {
  editor = await makeTestEditor({ completionWebhookUrl: url });
  delivery = await makeDelivery(editor.editor);
  line = queueOf(editor.editor.id);
}
beforeEach(() => begin(receiver.url()));

const here = () => whereIs(delivery.id);
const END = { next: 'end' };

describe('a batch', () => {
  it('sends the stored text, signed, and completes on 2xx', async () => {
    receiver.answerWith(204);
    expect(await line.runBatch()).toEqual(END);
    expect(await here()).toMatchObject({ syncStatus: 'sync_completed', waitMs: null });
    const [sent] = receiver.received();
    expect(sent?.body).toBe(PAYLOAD);
    const hex = createHmac('sha256', editor.webhookSecret).update(PAYLOAD).digest('hex');
    expect(sent?.headers['x-webhook-signature-sha256']).toBe(`sha256=${hex}`);
    expect(sent?.headers['webhook-id']).toBe(delivery.id);
    const timestamp = sent?.headers['webhook-timestamp'];
    const signed = createHmac('sha256', editor.webhookSecret).update(`${delivery.id}.${timestamp}.${PAYLOAD}`);
    expect(sent?.headers['webhook-signature']).toBe(`v1,${signed.digest('base64')}`);
    expect(Math.abs(Date.now() / 1000 - Number(timestamp))).toBeLessThan(10);
  });

  it('shows the delivery as being sent while the editor thinks', async () => {
    let during: string | undefined;
    receiver.answerWith(async (response) => {
      during = (await here()).syncStatus;
      response.end();
    });
    await line.runBatch();
    expect(during).toBe('sync_processing');
  });

  it('waits 1 s, then 4 s after the end of a 500, then fails, with a later attempt planned in 5 min', async () => {
    receiver.answerWith(500, {}, 'panne');
    const first = await line.runBatch();
    expect(await here()).toMatchObject({ syncStatus: 'sync_processing', waitMs: 1000 });
    const second = await line.runBatchAt(first);
    expect(await here()).toMatchObject({ syncStatus: 'sync_processing', waitMs: 4000 });
    expect(await line.runBatchAt(second)).toEqual(END);
    const { attempts, ...rest } = await here();
    expect(rest).toEqual({ syncStatus: 'sync_failed', waitMs: 300_000 });
    expect(attempts).toMatchObject([
      { number: 1, httpStatus: 500, error: null, answerExcerpt: 'panne' },
      { number: 2, httpStatus: 500 },
      { number: 3, httpStatus: 500 },
    ]);
    expect(await eventsAbout(delivery.id)).toMatchObject([{ name: 'webhook/exhausted' }]);
    expect(new Set(receiver.received().map(({ headers }) => headers['webhook-id']))).toEqual(new Set([delivery.id]));
  });

  it('begins nothing before its time', async () => {
    receiver.answerWith(500);
    const { until } = (await line.runBatch()) as { until: string };
    expect(await line.runBatch()).toEqual({ next: 'wait', until });
    expect(receiver.received()).toHaveLength(1);
  });

  it('counts the wait from the end of an attempt that was long', async () => {
    receiver.answerWith((response) => {
      setTimeout(() => response.writeHead(500).end(), 200);
    });
    const before = Date.now();
    const { until } = (await line.runBatch()) as { until: string };
    expect(new Date(until).getTime()).toBeGreaterThanOrEqual(before + 1190);
    const { attempts, waitMs } = await here();
    expect(attempts[0]?.durationMs).toBeGreaterThanOrEqual(190);
    expect(waitMs).toBe(1000);
  });

  it.each([
    ['30', 30_000],
    ['0', 1000],
    ['86400', 3_600_000],
  ])('heeds Retry-After: %s, within its own wait and one hour', async (header, waitMs) => {
    receiver.answerWith(429, { 'Retry-After': header });
    await line.runBatch();
    expect((await here()).waitMs).toBe(waitMs);
  });

  it('completes when the second attempt gets through', async () => {
    receiver.answerWith(502);
    const after = await line.runBatch();
    receiver.answerWith(200);
    expect(await line.runBatchAt(after)).toEqual(END);
    expect((await here()).syncStatus).toBe('sync_completed');
  });

  it('gives up waiting for an answer after the time limit, and tries again', async () => {
    receiver.answerWith(() => {});
    line = queueOf(editor.editor.id, 'line', { exchangeTimeoutMs: 100 });
    await line.runBatch();
    expect(await here()).toMatchObject({ attempts: [{ httpStatus: null, error: 'TIMEOUT' }], waitMs: 1000 });
  });

  it('records a refused connection, and tries again', async () => {
    await begin(`http://127.0.0.1:${await closedPort()}/`);
    await line.runBatch();
    expect(await here()).toMatchObject({
      attempts: [{ number: 1, httpStatus: null, error: 'ECONNREFUSED', answerExcerpt: null }],
      waitMs: 1000,
    });
  });

  it('keeps the beginning of a long answer, whatever its bytes', async () => {
    receiver.answerWith((response) => response.writeHead(500).end(Buffer.alloc(50_000, 'é\0\u{1f3d7}')));
    await line.runBatch();
    const [made] = (await here()).attempts;
    expect(made?.answerExcerpt?.length).toBeGreaterThan(100);
    expect(Buffer.byteLength(made?.answerExcerpt ?? '')).toBeLessThanOrEqual(2010);
    expect(made?.answerExcerpt).not.toContain('\0');
  });

  it('sends nothing once completed: a step that runs again after a crash', async () => {
    await line.runBatch();
    expect(await line.runBatch()).toEqual(END);
    expect(receiver.received()).toHaveLength(1);
  });

  it('has nothing to send to an editor whose address was taken away', async () => {
    await changeEditor(editor.editor.id, { completionWebhookUrl: null });
    expect(await line.runBatch()).toEqual(END);
    expect((await here()).syncStatus).toBe('sync_completed');
    expect(receiver.received()).toHaveLength(0);
  });

  it('goes on until nothing waits, what comes meanwhile included, and hands the queue back', async () => {
    const later: string[] = [];
    receiver.answerWith(async (response) => {
      if (later.length < 3) later.push((await makeDelivery(editor.editor)).id);
      response.end();
    });
    expect(await line.runBatch()).toEqual(END);
    expect(receiver.received().map(({ headers }) => headers['webhook-id'])).toEqual([delivery.id, ...later]);
    expect(await queueOf(editor.editor.id).runBatch()).toEqual(END);
  });

  it('stops for a while when it has worked long enough, and goes on with the same queue', async () => {
    await makeDelivery(editor.editor);
    line = queueOf(editor.editor.id, 'line', { batchMs: 0 });
    expect(await line.runBatch()).toEqual({ next: 'go_on' });
    expect(receiver.received()).toHaveLength(1);
    await line.runBatch();
    expect(receiver.received()).toHaveLength(2);
  });

  it('leaves the queue to a run that works at it, or that sleeps until the next attempt', async () => {
    const another = queueOf(editor.editor.id);
    let found: unknown;
    receiver.answerWith(async (response) => {
      found = await another.runBatch();
      response.writeHead(500).end();
    });
    await line.runBatch();
    expect(found).toEqual(END);
    await makeDelivery(editor.editor);
    expect(await another.runBatch()).toEqual(END);
    expect(receiver.received()).toHaveLength(1);
  });

  it('keeps its queue through an attempt longer than the lease', async () => {
    const numbers = { leaseMs: 300, heartbeatMs: 50 };
    const another = queueOf(editor.editor.id, 'line', numbers);
    let found: unknown;
    receiver.answerWith((response) => {
      setTimeout(async () => {
        found = await another.runBatch();
        response.end();
      }, 700);
    });
    await queueOf(editor.editor.id, 'line', numbers).runBatch();
    expect(found).toEqual(END);
    expect(receiver.received()).toHaveLength(1);
  });

  it('writes nothing once another has its queue: a process that stood still', async () => {
    const another = queueOf(editor.editor.id);
    another.advance(10_001);
    let standsStill = true;
    receiver.answerWith(async (response) => {
      if (standsStill) {
        standsStill = false;
        await another.runBatch();
      }
      response.writeHead(receiver.received().length === 1 ? 500 : 200).end();
    });
    expect(await line.runBatch()).toEqual(END);
    const { syncStatus, attempts } = await here();
    expect(syncStatus).toBe('sync_completed');
    expect(attempts).toMatchObject([{ number: 1, httpStatus: 200 }]);
    expect(new Set(receiver.received().map(({ headers }) => headers['webhook-id']))).toEqual(new Set([delivery.id]));
  });

  it('takes the queue of a run that did not wake, and that one then ends', async () => {
    receiver.answerWith(500);
    const asleep = await line.runBatch();
    const another = queueOf(editor.editor.id);
    another.advance(1000 + 60_000 + 100);
    receiver.answerWith(200);
    expect(await another.runBatch()).toEqual(END);
    expect(await line.runBatchAt(asleep)).toEqual(END);
    expect((await here()).attempts).toHaveLength(2);
  });

  it('after a fault of ours, the same run may go on at once', async () => {
    await alter('alter table editor_webhook_secrets rename to editor_webhook_secrets_away');
    await expect(line.runBatch()).rejects.toThrow();
    await alter('alter table editor_webhook_secrets_away rename to editor_webhook_secrets');
    expect(await line.runBatch()).toEqual(END);
    expect(await here()).toMatchObject({ syncStatus: 'sync_completed', attempts: [{ number: 1, httpStatus: 200 }] });
  });
});
