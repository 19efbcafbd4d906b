import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { findAttempts, findDelivery } from '@/db/queries/webhooks/deliveries';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { forgetEnv } from '@/lib/env';
import { makeDelivery } from '@/lib/webhooks/testing/make-delivery';
import { webhookReceiver } from '@/lib/webhooks/testing/webhook-receiver';
import { createJobClient, jobSigningKey } from './client';
import { callHandler } from './engine/call';
import { serveJobs } from './serve-jobs';

/**
 * What an Inngest server asks of the application, over its environment variables: it checkpoints, which the embedded
 * engine does not. The server's side here is the part of its API that the SDK then calls.
 */
useTestDatabase();
const receiver = webhookReceiver();
const called: { path: string; steps: { op: string; displayName?: string }[] }[] = [];

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    called.push({ path: request.url ?? '', steps: body.steps ?? [] });
    response.setHeader('content-type', 'application/json').end('{"data":{}}');
  });
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
beforeEach(() => {
  // After those of the test database, which have none.
  vi.stubEnv('INNGEST_BASE_URL', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  vi.stubEnv('INNGEST_EVENT_KEY', 'event-key');
  vi.stubEnv('INNGEST_SIGNING_KEY', `signkey-prod-${'ab'.repeat(32)}`);
  forgetEnv();
  called.length = 0;
});
afterAll(() => new Promise<void>((resolve) => void server.close(() => resolve())));

/** Calls a function as a server that checkpoints does: with its own id for it, and the item's. */
function callCheckpointing(functionId: string, name: string, data: Record<string, string>) {
  const event = { id: randomUUID(), name, data, ts: Date.now() };
  const application = {
    handler: serveJobs(createJobClient()),
    signingKey: jobSigningKey(),
    appUrl: 'http://localhost:3000/api/inngest',
  };
  const ctx = {
    ...{ run_id: `run-${event.id}`, attempt: 0, max_attempts: 4, disable_immediate_execution: false, use_api: false },
    ...{ fn_id: randomUUID(), qi_id: randomUUID(), stack: { stack: [], current: 0 } },
  };
  return callHandler(application, {
    method: 'POST',
    query: new URLSearchParams({ fnId: `passe-marche-${functionId}`, stepId: 'step' }).toString(),
    payload: { event, events: [event], steps: {}, defers: {}, version: 2, ctx },
    headers: { 'x-inngest-req-version': '2' },
  });
}

it('a server that checkpoints gets each step, and the end of the run, from one call', async () => {
  const answer = await callCheckpointing('forget-ended-limits', 'inngest/scheduled.timer', { cron: '*/10 * * * *' });
  expect(answer).toMatchObject({ status: 206 });
  expect(JSON.parse(answer.body)).toMatchObject([{ op: 'RunComplete' }]);
  expect(called.map(({ path }) => path)).toEqual([expect.stringMatching(/^\/v1\/checkpoint\/run-.*\/async$/)]);
  expect(called[0]?.steps).toMatchObject([{ op: 'StepRun', displayName: 'forget' }]);
});

it('a webhook goes out once there too', async () => {
  const { editor } = await makeTestEditor({ completionWebhookUrl: receiver.url() });
  const { id } = await makeDelivery(editor);
  const answer = await callCheckpointing('deliver-webhook', 'webhook/requested', {
    deliveryId: id,
    editorId: editor.id,
  });
  expect(answer).toMatchObject({ status: 206 });
  expect((await findDelivery(id))?.syncStatus).toBe('sync_completed');
  expect(await findAttempts(id)).toHaveLength(1);
  expect(receiver.received()).toHaveLength(1);
  expect(called.flatMap(({ steps }) => steps).length).toBeGreaterThan(0);
});
