import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '@/db/database';
import { insertDelivery } from '@/db/queries/webhooks/outbox';
import { lockQueues, saveCircuit } from '@/db/queries/webhooks/webhook-queues';
import { everythingStored } from '@/db/testing/change-rows';
import { makeTestEditor, type TestEditor } from '@/db/testing/make-test-editor';
import { makeTestApplication, makeTestMarket } from '@/db/testing/make-test-market';
import { alter, holdTable, waitingForALock } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { type ApiRequest, callApi, type RouteHandler, tokenOf } from '@/lib/api/testing/call-api';
import { knownRoutes } from '@/lib/api/testing/known-routes';
import { makeMarket, marketBody } from '@/lib/api/testing/markets';
import { POST as startApplication } from './public_markets/[identifier]/market_applications/route';

useTestDatabase();

/**
 * Contract §3: « One key never makes two things, whatever dies when: what is made and its key are one transaction. »
 * Every POST of the API, found by walking `app/api/v1`, passes the same examination.
 */

let owner: TestEditor;
let token: string;

beforeAll(async () => {
  owner = await makeTestEditor();
  token = await tokenOf(owner);
});

/** A request that each route carries out, on something of its own. */
const REQUESTS: Record<string, () => Promise<ApiRequest>> = {
  '/api/v1/public_markets': async () => ({ json: { public_market: marketBody() } }),
  '/api/v1/public_markets/{identifier}/access_links': onMarket,
  '/api/v1/public_markets/{identifier}/cancel': onMarket,
  '/api/v1/public_markets/{identifier}/market_applications': onMarket,
  '/api/v1/market_applications/{identifier}/access_links': async () => {
    const answer = await callApi(startApplication, { token, ...(await onMarket()) });
    return { method: 'POST', params: { identifier: (await answer.json()).identifier } };
  },
  '/api/v1/market_applications/{identifier}/withdraw': async () => {
    const market = await makeTestMarket(owner.editor.id, ['identite_entreprise_identification_siret']);
    const submitted = { siret: '13002526500013', companyName: 'Lefèvre', completedAt: new Date() };
    return { method: 'POST', params: { identifier: (await makeTestApplication(market, submitted)).identifier } };
  },
  '/api/v1/webhook_circuit/close': async () => {
    const openUntil = new Date(Date.now() + 1_000_000);
    await inTransaction(async (tx) => {
      await lockQueues(tx, owner.editor.id, 'line');
      await saveCircuit(tx, owner.editor.id, { failures: 5, openUntil });
    });
    return { method: 'POST' };
  },
  '/api/v1/webhook_test': async () => {
    await alter('truncate webhook_tests');
    return { method: 'POST' };
  },
  '/api/v1/webhook_deliveries/{id}/redeliver': async () => ({ method: 'POST', params: { id: await failedDelivery() } }),
};

async function onMarket(): Promise<ApiRequest> {
  return { method: 'POST', params: { identifier: await makeMarket(owner) } };
}

function failedDelivery(): Promise<string> {
  const about = { event: 'market.completed', identifier: 'VR-2026-000000000000', payload: '{}' } as const;
  const at = { subjectId: crypto.randomUUID(), syncStatus: 'sync_failed', createdAt: new Date() } as const;
  return inTransaction((tx) => insertDelivery(tx, { editorId: owner.editor.id, ...about, ...at }));
}

const routes = (await knownRoutes()).filter(
  ({ path, module }) => path.startsWith('/api/v1') && module.POST && module.POST !== module.OPTIONS,
);

it('knows a request for every POST route', () => {
  expect(Object.keys(REQUESTS).sort()).toEqual(routes.map(({ path }) => path).sort());
});

const stored = async () => (await everythingStored()).split('\n').sort();

describe.each(routes.map(({ path, module }) => [path, module.POST as RouteHandler] as const))('%s', (path, handler) => {
  /** The same request, as often as it is called, with a key of its own. */
  async function prepare(): Promise<() => Promise<Response>> {
    const given = (await REQUESTS[path]?.()) ?? {};
    const headers = { 'Idempotency-Key': crypto.randomUUID() };
    return () => callApi(handler, { path, token, ...given, headers });
  }

  afterEach(() => alter('drop trigger if exists fails on idempotency_keys'));

  it('does nothing when its answer cannot be kept, and once when it can', async () => {
    const send = await prepare();
    await alter(
      `create or replace function fail() returns trigger language plpgsql as $$ begin raise 'no room'; end $$`,
    );
    await alter('create trigger fails before insert on idempotency_keys for each row execute function fail()');
    const before = await stored();
    expect((await send()).status).toBe(500);
    expect(await stored()).toEqual(before);

    await alter('drop trigger fails on idempotency_keys');
    const first = await send();
    expect(first.ok).toBe(true);
    const after = await stored();
    expect(after).not.toEqual(before);
    const again = await send();
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect([again.status, await again.text()]).toEqual([first.status, await first.text()]);
    expect(await stored()).toEqual(after);
  });

  it('409 with Retry-After while a statement of the first takes its time, then the same answer', async () => {
    const send = await prepare();
    // Every write of the API has its row in the audit log: its statement waits.
    const release = await holdTable('audit_log');
    const first = send();
    await expect.poll(waitingForALock).toBe(1);
    const meanwhile = await Promise.all([send(), send()]);
    expect(meanwhile.map(({ status }) => status)).toEqual([409, 409]);
    expect(meanwhile.map(({ headers }) => headers.get('retry-after'))).toEqual(['1', '1']);
    await release();
    const answer = await first;
    expect(answer.ok).toBe(true);
    const after = await stored();
    expect(await (await send()).text()).toBe(await answer.text());
    expect(await stored()).toEqual(after);
  });
});
