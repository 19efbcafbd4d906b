import { createHmac, randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { inTransaction } from '@/db/database';
import { findAttempts, findDelivery, setSyncStatus } from '@/db/queries/deliveries';
import { insertDelivery } from '@/db/queries/outbox';
import { changeEditor } from '@/db/testing/change-rows';
import { makeTestEditor, type TestEditor } from '@/db/testing/make-test-editor';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { attemptDelivery } from './attempt-delivery';
import { closedPort, webhookReceiver } from './testing/webhook-receiver';

useTestDatabase();
const receiver = webhookReceiver();

const PAYLOAD = '{"event":"market.completed","market":{"name":"École"}}';

let editor: TestEditor;
let deliveryId: string;

async function makeDelivery(url: string | null): Promise<string> {
  editor = await makeTestEditor({ completionWebhookUrl: url });
  return inTransaction((tx) =>
    insertDelivery(tx, {
      editorId: editor.editor.id,
      event: 'market.completed',
      subjectId: randomUUID(),
      identifier: 'VR-2026-000000000000',
      payload: PAYLOAD,
      syncStatus: 'sync_pending',
      createdAt: new Date(),
    }),
  );
}

const syncStatus = async () => (await findDelivery(deliveryId))?.syncStatus;

beforeEach(async () => {
  deliveryId = await makeDelivery(receiver.url());
});

/** Runs an attempt and says how long after its end the next one is to come; null when none is. */
async function attempt(number: number): Promise<number | null> {
  const { nextAttemptAt } = await attemptDelivery(deliveryId, number);
  if (nextAttemptAt === null) return null;
  const made = (await findAttempts(deliveryId)).find((one) => one.number === number);
  if (!made) throw new Error('the attempt was not recorded');
  return new Date(nextAttemptAt).getTime() - (made.at.getTime() + made.durationMs);
}

describe('attemptDelivery', () => {
  it('sends the stored text, signed, and completes on 2xx', async () => {
    receiver.answerWith(204);
    expect(await attempt(1)).toBeNull();
    expect(await syncStatus()).toBe('sync_completed');
    const [sent] = receiver.received();
    expect(sent?.body).toBe(PAYLOAD);
    const hex = createHmac('sha256', editor.webhookSecret).update(PAYLOAD).digest('hex');
    expect(sent?.headers['x-webhook-signature-sha256']).toBe(`sha256=${hex}`);
    expect(sent?.headers['webhook-id']).toBe(deliveryId);
    const timestamp = sent?.headers['webhook-timestamp'];
    const signed = createHmac('sha256', editor.webhookSecret).update(`${deliveryId}.${timestamp}.${PAYLOAD}`);
    expect(sent?.headers['webhook-signature']).toBe(`v1,${signed.digest('base64')}`);
    expect(Math.abs(Date.now() / 1000 - Number(timestamp))).toBeLessThan(10);
  });

  it('is being sent while the editor thinks', async () => {
    let during: string | undefined;
    receiver.answerWith(async (response) => {
      during = await syncStatus();
      response.end();
    });
    await attempt(1);
    expect(during).toBe('sync_processing');
  });

  it('tries 1 s, then 4 s after the end of a 500, then fails', async () => {
    receiver.answerWith(500, {}, 'panne');
    expect(await attempt(1)).toBe(1000);
    expect(await syncStatus()).toBe('sync_processing');
    expect(await attempt(2)).toBe(4000);
    expect(await syncStatus()).toBe('sync_processing');
    expect(await attempt(3)).toBeNull();
    expect(await syncStatus()).toBe('sync_failed');
    expect(await findAttempts(deliveryId)).toMatchObject([
      { number: 1, httpStatus: 500, error: null, answerExcerpt: 'panne' },
      { number: 2, httpStatus: 500 },
      { number: 3, httpStatus: 500 },
    ]);
    expect(new Set(receiver.received().map(({ headers }) => headers['webhook-id']))).toEqual(new Set([deliveryId]));
  });

  it('counts the wait from the end of an attempt that was long', async () => {
    receiver.answerWith((response) => {
      setTimeout(() => response.writeHead(500).end(), 200);
    });
    const before = Date.now();
    const { nextAttemptAt } = await attemptDelivery(deliveryId, 1);
    expect(new Date(nextAttemptAt ?? 0).getTime()).toBeGreaterThanOrEqual(before + 1190);
    expect((await findAttempts(deliveryId))[0]?.durationMs).toBeGreaterThanOrEqual(190);
  });

  it.each([
    ['30', 30_000],
    ['0', 1000],
    ['86400', 3_600_000],
  ])('heeds Retry-After: %s, within its own wait and one hour', async (header, waitMs) => {
    receiver.answerWith(429, { 'Retry-After': header });
    expect(await attempt(1)).toBe(waitMs);
  });

  it('completes when a later attempt gets through', async () => {
    receiver.answerWith(502);
    await attempt(1);
    receiver.answerWith(200);
    expect(await attempt(2)).toBeNull();
    expect(await syncStatus()).toBe('sync_completed');
  });

  it.each([400, 404, 410, 422])('gives up at once on %d', async (status) => {
    receiver.answerWith(status);
    expect(await attempt(1)).toBeNull();
    expect(await syncStatus()).toBe('sync_failed');
    expect(await findAttempts(deliveryId)).toMatchObject([{ number: 1, httpStatus: status }]);
  });

  it('does not follow a redirect, and tries again', async () => {
    receiver.answerWith(302, { Location: `${receiver.url()}/elsewhere` });
    expect(await attempt(1)).toBe(1000);
    expect(receiver.received()).toHaveLength(1);
  });

  it('records a refused connection, and tries again', async () => {
    deliveryId = await makeDelivery(`http://127.0.0.1:${await closedPort()}/`);
    expect(await attempt(1)).toBe(1000);
    expect(await findAttempts(deliveryId)).toMatchObject([
      { number: 1, httpStatus: null, error: 'ECONNREFUSED', answerExcerpt: null },
    ]);
  });

  it('keeps the beginning of a long answer, whatever its bytes', async () => {
    receiver.answerWith((response) => response.writeHead(500).end(Buffer.alloc(50_000, 'é\0\u{1f3d7}')));
    await attempt(1);
    const [made] = await findAttempts(deliveryId);
    expect(made?.answerExcerpt?.length).toBeGreaterThan(100);
    expect(Buffer.byteLength(made?.answerExcerpt ?? '')).toBeLessThanOrEqual(2010);
    expect(made?.answerExcerpt).not.toContain('\0');
  });

  it('sends nothing once completed: a step that runs again after a crash', async () => {
    receiver.answerWith(200);
    await attempt(1);
    expect(await attemptDelivery(deliveryId, 1)).toEqual({ nextAttemptAt: null });
    expect(receiver.received()).toHaveLength(1);
  });

  it('records an attempt made twice once, the last one standing', async () => {
    receiver.answerWith(500);
    await attempt(1);
    receiver.answerWith(503);
    await attempt(1);
    expect(await findAttempts(deliveryId)).toMatchObject([{ number: 1, httpStatus: 503 }]);
  });

  it('has nothing to send to an editor without an address, nor for a delivery that is not', async () => {
    await changeEditor(editor.editor.id, { completionWebhookUrl: null });
    expect(await attempt(1)).toBeNull();
    expect(await syncStatus()).toBe('sync_completed');
    expect(await attemptDelivery(randomUUID(), 1)).toEqual({ nextAttemptAt: null });
    expect(receiver.received()).toHaveLength(0);
  });

  it('a completed delivery stays so, whatever comes late', async () => {
    await setSyncStatus(deliveryId, 'sync_completed');
    await setSyncStatus(deliveryId, 'sync_failed');
    expect(await syncStatus()).toBe('sync_completed');
  });
});
