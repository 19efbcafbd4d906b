import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { inTransaction } from '@/db/database';
import { deliveriesAbout } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { type TestApplication, testApplication } from '@/inngest/engine/testing/application';
import { startRelay } from '@/inngest/relay';
import { makeSubmitted } from '@/lib/documents/testing/make-submitted';
import { nameRequests } from '@/lib/http/request-origin';
import { startTracing } from '@/lib/observability/open-telemetry';
import { type ReceivedSpan, startSpanReceiver } from '@/lib/observability/testing/span-receiver';
import { promise } from '@/lib/outbox/promise';
import { webhookReceiver } from '@/lib/webhooks/testing/webhook-receiver';
import { deliverWebhook } from './deliver-webhook';
import { makeDocuments } from './make-documents';

const testDatabase = useTestDatabase();
const receiver = webhookReceiver();

let application: TestApplication;
let relay: Awaited<ReturnType<typeof startRelay>>;
let collector: Awaited<ReturnType<typeof startSpanReceiver>>;
let server: Server;

beforeAll(async () => {
  collector = await startSpanReceiver();
  vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', collector.endpoint);
  application = testApplication(testDatabase.url(), (client) => [makeDocuments(client), deliverWebhook(client)]);
  await application.engine.start();
  relay = await startRelay((events) => application.engine.send(events));
  nameRequests(() => 'other');
  // A post that submits: the event is written in the transaction of the request.
  server = createServer(async (incoming, response) => {
    const applicationId = incoming.url?.slice(1) ?? '';
    await inTransaction((tx) => promise(tx, { name: 'application/submitted', data: { applicationId } }));
    response.end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(async () => {
  server.close();
  await relay.stop();
  await application.engine.stop();
  await collector.stop();
});

async function submit(id: string): Promise<string> {
  const { port } = server.address() as AddressInfo;
  const [answer] = await once(request({ host: '127.0.0.1', port, path: `/${id}`, method: 'POST' }).end(), 'response');
  answer.resume();
  await once(answer, 'end');
  return answer.headers['x-request-id'];
}

it('one request id and one trace lead from the post to the webhook', async () => {
  const stopTracing = startTracing('test');
  const first = await makeSubmitted({ completionWebhookUrl: receiver.url() });
  const second = await makeSubmitted({ completionWebhookUrl: receiver.url() });
  const requestIds = await Promise.all([submit(first.id), submit(second.id)]);
  await expect.poll(() => receiver.received().length, { timeout: 40_000 }).toBe(2);
  for (const [at, { id }] of [first, second].entries()) {
    const [delivery] = await deliveriesAbout(id);
    expect(delivery?.origin).toMatchObject({ requestId: requestIds[at] });
  }
  await stopTracing();

  const { spans } = collector;
  // The servers of this test are in this process: their requests have spans too, in traces of their own.
  const requestOf = ({ attributes }: ReceivedSpan) =>
    attributes.find(({ key }) => key === 'request.id')?.value.stringValue;
  const roots = spans.filter((span) => requestIds.includes(requestOf(span) ?? ''));
  expect(roots.map(({ name, parentSpanId }) => [name, parentSpanId])).toEqual(Array(2).fill(['POST other', undefined]));
  for (const { traceId } of roots) {
    const own = spans.filter((span) => span.traceId === traceId);
    expect(own.map(({ name }) => name).toSorted()).toEqual([
      'POST other',
      'relay application/submitted',
      'relay webhook/requested',
      'step announce',
      'step attestation',
      'step buyer-attestation',
      'step documents-package',
      'step espd',
      'step pending-scans',
      'step web-copy',
      'webhook attempt',
    ]);
    const known = new Set(own.map(({ spanId }) => spanId));
    expect(own.every(({ parentSpanId }) => !parentSpanId || known.has(parentSpanId))).toBe(true);
  }
});

it('a failure of the collector disturbs nothing', async () => {
  vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', 'http://127.0.0.1:1');
  const stopTracing = startTracing('test');
  const { id } = await makeSubmitted({ completionWebhookUrl: receiver.url() });
  await submit(id);
  await expect.poll(() => receiver.received().length, { timeout: 40_000 }).toBe(1);
  await stopTracing().catch(() => {});
});
