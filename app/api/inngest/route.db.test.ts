import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { createJobClient, jobSigningKey } from '@/inngest/client';
import { callHandler } from '@/inngest/engine/call';
import { serveJobs } from '@/inngest/serve-jobs';
import { forgetEnv } from '@/lib/env';
import { log } from '@/lib/observability/log';

useTestDatabase();

let route: typeof import('./route');
beforeAll(async () => {
  route = await import('./route');
});

const address = 'http://localhost:3000/api/inngest?fnId=passe-marche-make-documents&stepId=step';
const body = JSON.stringify({ event: { name: 'application/submitted', data: {} }, events: [], steps: {}, ctx: {} });
const headers = { 'content-type': 'application/json', host: 'localhost:3000' };

describe('/api/inngest refuses what nobody signed', () => {
  it.each(['POST', 'PUT'] as const)('%s', async (method) => {
    const answer = await route[method](new Request(address, { method, body, headers }), undefined);
    expect(answer.status).toBe(401);
  });

  it('GET', async () => {
    expect((await route.GET(new Request(address, { headers }), undefined)).status).toBe(401);
  });

  it('PUT with a signature made up', async () => {
    const forged = { ...headers, 'x-inngest-signature': `t=${Math.floor(Date.now() / 1000)}&s=${'0'.repeat(64)}` };
    const answer = await route.PUT(new Request(address, { method: 'PUT', body, headers: forged }), undefined);
    expect(answer.status).toBe(401);
  });
});

describe('an unsigned call', () => {
  const forged = { ...headers, 'x-inngest-signature': `t=${Math.floor(Date.now() / 1000)}&s=${'0'.repeat(64)}` };

  it.each([
    ['without a signature', headers, body],
    ['with a forged one', forged, body],
    ['with a forged one and no JSON', forged, 'not JSON'],
    ['with a forged one and nothing', forged, ''],
    ['with what is no signature', { ...headers, 'x-inngest-signature': 's=1' }, 'not JSON'],
  ])('%s is one line of log, without a stack', async (_what, sent, text) => {
    const [errors, lines] = [vi.spyOn(log(), 'error'), vi.spyOn(log(), 'info')];
    try {
      const answer = await route.POST(new Request(address, { method: 'POST', body: text, headers: sent }), undefined);
      expect(answer.status).toBe(401);
      expect(await answer.text()).toBe('{"message":"Unauthorized"}');
      expect(errors.mock.calls).toEqual([]);
      expect(lines.mock.calls).toMatchObject([[{ path: '/api/inngest', status: 401 }, 'request']]);
    } finally {
      vi.restoreAllMocks();
    }
  });
});

it('a signed call runs its function', async () => {
  const event = { id: randomUUID(), name: 'inngest/scheduled.timer', data: { cron: '*/10 * * * *' }, ts: Date.now() };
  const ctx = { run_id: 'run', attempt: 0, disable_immediate_execution: false, use_api: false };
  const application = {
    handler: (request: Request) => route.POST(request, undefined),
    signingKey: jobSigningKey(),
    appUrl: 'http://localhost:3000/api/inngest',
  };
  const answer = await callHandler(application, {
    method: 'POST',
    query: 'fnId=passe-marche-forget-ended-limits&stepId=step',
    payload: { event, events: [event], steps: {}, version: 2, ctx: { ...ctx, stack: { stack: [], current: 0 } } },
    headers: { 'x-inngest-req-version': '2' },
  });
  expect(answer.status).toBe(206);
});

describe('whatever the mode that the environment asks for', () => {
  afterEach(() => {
    for (const name of ['INNGEST_DEV', 'INNGEST_ENABLE_UNAUTHED_SYNC', 'INNGEST_BASE_URL']) vi.stubEnv(name, undefined);
    for (const name of ['INNGEST_EVENT_KEY', 'INNGEST_SIGNING_KEY']) vi.stubEnv(name, undefined);
    forgetEnv();
  });

  it.each([
    ['development mode', { INNGEST_DEV: '1' }],
    ['unsigned synchronisation', { INNGEST_ENABLE_UNAUTHED_SYNC: 'true' }],
    [
      'an Inngest server',
      { INNGEST_BASE_URL: 'http://127.0.0.1:9', INNGEST_EVENT_KEY: 'e', INNGEST_SIGNING_KEY: 'signkey-prod-ab' },
    ],
  ])('%s', async (_what, settings) => {
    for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
    forgetEnv();
    const handler = serveJobs(createJobClient());
    for (const method of ['POST', 'PUT']) {
      expect((await handler(new Request(address, { method, body, headers }))).status).toBe(401);
    }
    expect((await handler(new Request(address, { headers }))).status).toBe(401);
  });
});
