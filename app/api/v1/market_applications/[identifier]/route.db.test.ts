import { Readable } from 'node:stream';
import { beforeAll, describe, expect, it } from 'vitest';
import { findMarketOfEditor } from '@/db/queries/markets';
import { publishDocument } from '@/db/queries/published-documents';
import { changeApplication } from '@/db/testing/change-rows';
import { makeTestEditor, type TestEditor } from '@/db/testing/make-test-editor';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { callApi, tokenOf } from '@/lib/api/testing/call-api';
import { makeMarket } from '@/lib/api/testing/markets';
import { startApplication } from '@/lib/applications/start-application';
import { instanceStorage } from '@/lib/storage/instance-storage';
import * as attestation from './attestation/route';
import * as documentsPackage from './documents_package/route';
import * as espd from './espd/route';
import * as application from './route';

useTestDatabase();

const SUBMITTED_AT = new Date('2026-11-22T14:30:45.123Z');

let editor: TestEditor;
let token: string;

beforeAll(async () => {
  editor = await makeTestEditor();
  token = await tokenOf(editor);
});

async function makeApplication(owner = editor) {
  const identifier = await makeMarket(owner);
  const market = await findMarketOfEditor(owner.editor.id, identifier);
  if (!market) throw new Error('no market');
  return (await startApplication(market, { siret: '73282932000074' }, 'fr', new Date())).application;
}

const get = (handler: typeof application.GET, identifier: string, as = token) =>
  callApi(handler, { token: as, params: { identifier } });

describe.each([
  ['GET /api/v1/market_applications/{identifier}', application.GET],
  ['GET …/attestation', attestation.GET],
  ['GET …/documents_package', documentsPackage.GET],
  ['GET …/espd', espd.GET],
])('%s', (_what, handler) => {
  it('401 without a token, 403 with api_write', async () => {
    const { identifier } = await makeApplication();
    const unknown = await callApi(handler, { params: { identifier } });
    expect(unknown.status).toBe(401);
    expect(await unknown.json()).toEqual({ error: 'Not authorized' });
    const forbidden = await get(handler, identifier, await tokenOf(editor, 'api_write'));
    expect(forbidden.status).toBe(403);
    expect(await forbidden.json()).toEqual({ error: 'Forbidden' });
  });

  it('404, the same for what does not exist and for what is another editor’s', async () => {
    const others = await makeApplication(await makeTestEditor());
    await changeApplication(others.identifier, { completedAt: SUBMITTED_AT, documentsReadyAt: SUBMITTED_AT });
    for (const identifier of [others.identifier, 'FT2026112200000000', '', '\0']) {
      const answer = await get(handler, identifier);
      expect(answer.status).toBe(404);
      expect(await answer.json()).toEqual({ error: 'Resource not found' });
      expect(answer.headers.get('retry-after')).toBeNull();
    }
  });
});

describe('GET /api/v1/market_applications/{identifier}', () => {
  it('200 for a draft, then waiting once submitted, then ready', async () => {
    const { identifier } = await makeApplication();
    const draft = await get(application.GET, identifier, await tokenOf(editor, 'api_read'));
    expect(draft.status).toBe(200);
    expect(await draft.json()).toMatchObject({ identifier, state: 'pending', sync_status: null, completed_at: null });
    await changeApplication(identifier, { completedAt: SUBMITTED_AT, companyName: 'Bâti & Fils' });
    const submitted = await (await get(application.GET, identifier)).json();
    expect(submitted).toEqual({
      identifier,
      market_identifier: expect.stringMatching(/^VR-/),
      siret: '73282932000074',
      foreign_identifier: null,
      company_name: 'Bâti & Fils',
      lots: [],
      members: [],
      provider_user_id: null,
      state: 'completed',
      sync_status: 'sync_pending',
      created_at: expect.any(String),
      completed_at: '2026-11-22T14:30:45.123Z',
      documents_ready_at: null,
      replaces: null,
      replaced_by: null,
      replaced_at: null,
      withdrawn_at: null,
      register_answers: [],
    });
  });
});

describe.each([
  ['attestation', attestation.GET, 'attestation', 'Attestation not available', 'application/pdf', 'attestation_%.pdf'],
  [
    'documents_package',
    documentsPackage.GET,
    'documents_package',
    'Documents package not available',
    'application/zip',
    'documents_package_%.zip',
  ],
] as const)('GET /api/v1/market_applications/{identifier}/%s', (_path, handler, kind, notAvailable, type, fileName) => {
  it('422 before submission', async () => {
    const answer = await get(handler, (await makeApplication()).identifier);
    expect(answer.status).toBe(422);
    expect(await answer.json()).toEqual({ error: 'Application not completed' });
  });

  it('404 with Retry-After while the documents are being made, even when this one is there', async () => {
    const { id, identifier } = await makeApplication();
    await changeApplication(identifier, { completedAt: SUBMITTED_AT });
    const stored = await instanceStorage().put(Readable.from([Buffer.from('bytes')]));
    await publishDocument({ applicationId: id, kind, storageKey: stored.key, createdAt: new Date(), ...stored });
    const answer = await get(handler, identifier);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toEqual({ error: notAvailable });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('200 with the document once they are ready', async () => {
    const { id, identifier } = await makeApplication();
    const content = Buffer.from(`the document of ${identifier}`);
    const stored = await instanceStorage().put(Readable.from([content]));
    await publishDocument({ applicationId: id, kind, storageKey: stored.key, createdAt: new Date(), ...stored });
    await changeApplication(identifier, { completedAt: SUBMITTED_AT, documentsReadyAt: SUBMITTED_AT });
    const answer = await get(handler, identifier, await tokenOf(editor, 'api_read'));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe(type);
    expect(answer.headers.get('content-length')).toBe(String(content.byteLength));
    expect(answer.headers.get('etag')).toBe(`"${stored.sha256}"`);
    expect(answer.headers.get('x-request-id')).toBeTruthy();
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="${fileName.replace('%', identifier)}"`,
    );
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(content);
  });

  it('500 that says nothing of the inside when the file is lost', async () => {
    const { id, identifier } = await makeApplication();
    const sha256 = 'ab'.repeat(32);
    const storageKey = `sha256/ab/${sha256}`;
    await publishDocument({ applicationId: id, kind, storageKey, sha256, sizeBytes: 1, createdAt: new Date() });
    await changeApplication(identifier, { completedAt: SUBMITTED_AT, documentsReadyAt: SUBMITTED_AT });
    const answer = await get(handler, identifier);
    expect(answer.status).toBe(500);
    expect(await answer.json()).toEqual({ error: 'Internal server error' });
  });
});

it('405 with Allow for the other methods', async () => {
  for (const routes of [application, attestation, documentsPackage]) {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'] as const) {
      const answer = await callApi(routes[method], { method });
      expect(answer.status).toBe(405);
      expect(answer.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
    }
  }
});
