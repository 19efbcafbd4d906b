import { beforeAll, describe, expect, it, vi } from 'vitest';
import { POST as revoke } from '@/app/oauth/revoke/route';
import { POST as giveToken } from '@/app/oauth/token/route';
import { inTransaction } from '@/db/database';
import { findApplicationOfEditor } from '@/db/queries/applications';
import { publishDocument } from '@/db/queries/published-documents';
import { insertDelivery } from '@/db/queries/webhooks/outbox';
import { auditRows } from '@/db/testing/audit-rows';
import { changeApplication, changeMarket } from '@/db/testing/change-rows';
import { makeTestEditor, type TestEditor } from '@/db/testing/make-test-editor';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { callApi, type RouteHandler, tokenOf } from '@/lib/api/testing/call-api';
import { marketBody } from '@/lib/api/testing/markets';
import { extendChain } from '@/lib/audit/extend-chain';
import { verifyAudit } from '@/lib/audit/verify-chain';
import { forgetEnv } from '@/lib/env';
import { instanceStorage } from '@/lib/storage/instance-storage';
import { POST as applicationLink } from './market_applications/[identifier]/access_links/route';
import { GET as attestation } from './market_applications/[identifier]/attestation/route';
import { GET as documentsPackage } from './market_applications/[identifier]/documents_package/route';
import { POST as marketLink } from './public_markets/[identifier]/access_links/route';
import { POST as cancel } from './public_markets/[identifier]/cancel/route';
import { POST as createApplication } from './public_markets/[identifier]/market_applications/route';
import { PATCH as patch, GET as readMarket } from './public_markets/[identifier]/route';
import { POST as createMarket } from './public_markets/route';
import { POST as redeliver } from './webhook_deliveries/[id]/redeliver/route';

useTestDatabase();

const now = new Date();
let owner: TestEditor;
let token: string;
let identifier: string;
let application: string;

beforeAll(async () => {
  owner = await makeTestEditor();
  token = await tokenOf(owner);
});

/** Calls the API, and returns the answer with the rows that this added to the audit log. */
async function call(handler: RouteHandler, given: Parameters<typeof callApi>[1]) {
  const before = (await auditRows()).length;
  const answer = await callApi(handler, { token, ...given });
  return { answer, rows: (await auditRows()).slice(before) };
}

/** One row, of this editor and of this very request. */
async function expectRow(
  { answer, rows }: Awaited<ReturnType<typeof call>>,
  action: string,
  target: { kind: string; id: string },
  details: Record<string, unknown> = {},
) {
  expect(answer.ok).toBe(true);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ action, targetKind: target.kind, targetId: target.id, details });
  expect(rows[0]).toMatchObject({ actorKind: 'editor', actorId: owner.clientId });
  expect(rows[0]?.requestId).toBe(answer.headers.get('X-Request-Id'));
}

describe('every write of the API is in the audit log', () => {
  it('a market created', async () => {
    const called = await call(createMarket, {
      json: { public_market: marketBody({ lots: [{ name: 'Gros œuvre' }] }) },
    });
    ({ identifier } = await called.answer.clone().json());
    await expectRow(called, 'market.created', { kind: 'market', id: identifier }, { lots: 1 });
  });

  it('a deadline changed', async () => {
    const json = { public_market: { deadline: '2098-01-01T00:00:00Z' } };
    const called = await call(patch, { method: 'PATCH', params: { identifier }, json });
    const details = { from: '2099-12-31T23:59:00.000Z', to: '2098-01-01T00:00:00.000Z' };
    await expectRow(called, 'market.deadline_changed', { kind: 'market', id: identifier }, details);
  });

  it('a link made, the earlier ones revoked', async () => {
    const called = await call(marketLink, { params: { identifier }, json: { revoke_previous: true } });
    await expectRow(called, 'market.link_made', { kind: 'market', id: identifier }, { revokedPrevious: true });
  });

  it('an application created, then asked for again', async () => {
    await changeMarket(identifier, { completedAt: now });
    const json = { market_application: { siret: '13002526500013', provider_user_id: 'user-7' } };
    const called = await call(createApplication, { params: { identifier }, json });
    application = (await called.answer.clone().json()).identifier;
    const target = { kind: 'application', id: application };
    await expectRow(called, 'application.created', target, { market: identifier });
    const again = await call(createApplication, { params: { identifier }, json });
    await expectRow(again, 'application.link_made', target, { market: identifier });
  });

  it('a link into an application made', async () => {
    const called = await call(applicationLink, { method: 'POST', params: { identifier: application } });
    const target = { kind: 'application', id: application };
    await expectRow(called, 'application.link_made', target, { revokedPrevious: false });
  });

  it('a webhook sent again', async () => {
    const found = await findApplicationOfEditor(owner.editor.id, application);
    const id = await inTransaction((tx) =>
      insertDelivery(tx, {
        ...{ editorId: owner.editor.id, event: 'market_application.completed', identifier: application, payload: '{}' },
        ...{ subjectId: found?.application.id ?? '', syncStatus: 'sync_failed', createdAt: now },
      }),
    );
    const called = await call(redeliver, { method: 'POST', params: { id } });
    const details = { identifier: application, event: 'market_application.completed' };
    await expectRow(called, 'delivery.redelivered', { kind: 'delivery', id }, details);
    // It is on its way already: nothing is done.
    expect((await call(redeliver, { method: 'POST', params: { id } })).rows).toEqual([]);
  });

  it.each([
    ['attestation', attestation],
    ['documents_package', documentsPackage],
  ] as const)('a download, whole or in part: %s', async (kind, handler) => {
    const found = await findApplicationOfEditor(owner.editor.id, application);
    const content = async function* () {
      yield Buffer.from(kind);
    };
    const { key: storageKey, ...stored } = await instanceStorage().put(content());
    const applicationId = found?.application.id ?? '';
    await publishDocument({ applicationId, kind, storageKey, ...stored, createdAt: now });
    await changeApplication(application, { completedAt: now, documentsReadyAt: now });
    const params = { identifier: application };
    const target = { kind: 'application', id: application };
    await expectRow(await call(handler, { params }), 'document.downloaded', target, { document: kind });
    const part = await call(handler, { params, headers: { Range: 'bytes=2-5' } });
    await expectRow(part, 'document.downloaded', target, { document: kind, firstByte: 2, lastByte: 5 });
    expect((await call(handler, { params, method: 'HEAD' })).rows).toEqual([]);
  });

  it('a market cancelled, once', async () => {
    const called = await call(cancel, { method: 'POST', params: { identifier } });
    await expectRow(called, 'market.cancelled', { kind: 'market', id: identifier });
    expect((await call(cancel, { method: 'POST', params: { identifier } })).rows).toEqual([]);
  });

  it('and neither what is read nor what is refused', async () => {
    expect((await call(readMarket, { params: { identifier } })).rows).toEqual([]);
    expect((await call(createMarket, { json: { public_market: {} } })).rows).toEqual([]);
    expect((await call(createApplication, { params: { identifier } })).rows).toEqual([]);
  });

  it('without a token, a name, a SIRET nor a link in it', async () => {
    const said = JSON.stringify(await auditRows());
    for (const hidden of [token, owner.clientSecret, 'école', '13002526500013', '/access/']) {
      expect(said).not.toContain(hidden);
    }
  });
});

describe('clients', () => {
  const post = (handler: RouteHandler, path: string, fields: Record<string, string>) =>
    call(handler, {
      path,
      token: undefined as never,
      text: new URLSearchParams(fields).toString(),
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    });
  const credentials = () => ({ client_id: owner.clientId, client_secret: owner.clientSecret });

  it('a token revoked, by the client whose it was, once', async () => {
    const fields = { ...credentials(), token: await tokenOf(owner, 'api_read') };
    const { rows } = await post(revoke, '/oauth/revoke', fields);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ action: 'token.revoked', actorKind: 'editor', actorId: owner.clientId });
    expect(rows[0]?.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect((await post(revoke, '/oauth/revoke', fields)).rows).toEqual([]);
  });

  it('failed authentications: the first, and the one that exhausts the budget; nothing for a client that is not one', async () => {
    vi.stubEnv('RATE_LIMITS', 'on');
    forgetEnv();
    const fail = (client_id: string) =>
      post(giveToken, '/oauth/token', { grant_type: 'client_credentials', client_id, client_secret: 'wrong' });
    const rows = [];
    for (let count = 0; count < 12; count += 1) rows.push(...(await fail(owner.clientId)).rows);
    expect(rows.map(({ action, details }) => [action, details])).toEqual([
      ['client.authentication_failed', { failures: 1 }],
      ['client.authentication_throttled', { failures: 10 }],
    ]);
    expect(rows[0]).toMatchObject({
      actorKind: 'public',
      actorId: null,
      targetKind: 'editor',
      targetId: owner.clientId,
    });
    expect((await fail('nobody')).rows).toEqual([]);
    vi.stubEnv('RATE_LIMITS', 'off');
    forgetEnv();
  });
});

it('and all of it verifies', async () => {
  await extendChain(now);
  expect(await verifyAudit(() => {})).toMatchObject({ problems: 0, waiting: 0 });
});
