import { beforeAll, describe, expect, it } from 'vitest';
import { findApplicationOfEditor } from '@/db/queries/applications';
import { publishDocument } from '@/db/queries/published-documents';
import { changeApplication } from '@/db/testing/change-rows';
import { makeTestEditor, type TestEditor } from '@/db/testing/make-test-editor';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { requireMarketOfEditor } from '@/lib/api/own-resources';
import { callApi, tokenOf } from '@/lib/api/testing/call-api';
import { itAllowsOnly, itIsGuarded } from '@/lib/api/testing/guarded';
import { makeMarket } from '@/lib/api/testing/markets';
import { startApplication } from '@/lib/applications/start-application';
import { instanceStorage } from '@/lib/storage/instance-storage';
import * as attestation from './attestation/route';
import * as documentsPackage from './documents_package/route';
import * as espd from './espd/route';

useTestDatabase();

const NOW = new Date();
const CONTENT = Buffer.from(Array.from({ length: 1000 }, (_, place) => place % 256));

let owner: TestEditor;
let token: string;
let ready: string;

async function newApplication(): Promise<string> {
  const market = await requireMarketOfEditor(owner.editor, await makeMarket(owner));
  return (await startApplication(market, {}, 'fr', NOW)).application.identifier;
}

beforeAll(async () => {
  owner = await makeTestEditor();
  token = await tokenOf(owner);
  ready = await newApplication();
  const found = await findApplicationOfEditor(owner.editor.id, ready);
  const { key: storageKey, ...stored } = await instanceStorage().put(
    (async function* () {
      yield CONTENT;
    })(),
  );
  for (const kind of ['attestation', 'documents_package'] as const) {
    await publishDocument({ applicationId: found?.application.id ?? '', kind, storageKey, ...stored, createdAt: NOW });
  }
  const { firmId } = found?.application ?? {};
  await publishDocument({
    ...{ applicationId: found?.application.id ?? '', firmId, kind: 'espd' as const },
    ...{ storageKey, ...stored, createdAt: NOW },
  });
  await changeApplication(ready, { completedAt: NOW, documentsReadyAt: NOW, siret: '73282932000074' });
});

describe.each([
  ['attestation', attestation, 'application/pdf', 'attestation_', '.pdf', 'Attestation not available'],
  [
    'documents_package',
    documentsPackage,
    'application/zip',
    'documents_package_',
    '.zip',
    'Documents package not available',
  ],
  ['espd', espd, 'application/xml', 'espd_', '.xml', 'ESPD not available'],
])('GET /api/v1/market_applications/{identifier}/%s', (_path, routes, type, before, after, missing) => {
  const ask = (headers: Record<string, string> = {}, identifier = ready, method = 'GET') =>
    callApi(routes.GET, { token, method, params: { identifier }, headers });

  it.each(['*/*', 'application/json', 'text/html'])('200, whole, for Accept: %s', async (accept) => {
    const answer = await ask({ Accept: accept });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe(type);
    expect(answer.headers.get('content-length')).toBe('1000');
    expect(answer.headers.get('accept-ranges')).toBe('bytes');
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${before}${ready}${after}"`);
    expect(answer.headers.get('x-request-id')).toBeTruthy();
    expect(Buffer.from(await answer.arrayBuffer()).equals(CONTENT)).toBe(true);
  });

  it('200 to HEAD, without the body', async () => {
    const answer = await ask({}, ready, 'HEAD');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-length')).toBe('1000');
    expect(answer.body).toBeNull();
  });

  it('206 for a part', async () => {
    const answer = await ask({ Range: 'bytes=10-19' });
    expect(answer.status).toBe(206);
    expect(answer.headers.get('content-range')).toBe('bytes 10-19/1000');
    expect(Buffer.from(await answer.arrayBuffer()).equals(CONTENT.subarray(10, 20))).toBe(true);
  });

  it('304 for the copy that one has', async () => {
    const whole = await ask();
    await whole.body?.cancel();
    const answer = await ask({ 'If-None-Match': whole.headers.get('etag') ?? '' });
    expect(answer.status).toBe(304);
    expect(answer.headers.get('etag')).toBe(whole.headers.get('etag'));
  });

  it('404 with Retry-After while it is being made', async () => {
    const made = await newApplication();
    await changeApplication(made, { completedAt: NOW, siret: '13002526500013' });
    const answer = await ask({}, made);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toEqual({ error: missing });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('416 beyond its end', async () => {
    const answer = await ask({ Range: 'bytes=1000-' });
    expect(answer.status).toBe(416);
    expect(answer.headers.get('content-range')).toBe('bytes */1000');
    expect(await answer.json()).toEqual({ error: 'Range not satisfiable' });
  });

  it('422 before it is submitted', async () => {
    const answer = await ask({}, await newApplication());
    expect(answer.status).toBe(422);
    expect(await answer.json()).toEqual({ error: 'Application not completed' });
  });

  itIsGuarded(routes.GET, 'api_read', () => ({ owner, request: { params: { identifier: ready } } }));
  itAllowsOnly('GET, HEAD, OPTIONS', { ...routes });
});

describe('?member=', () => {
  const ask = (query: string, identifier = ready) =>
    callApi(espd.GET, {
      token,
      params: { identifier },
      path: `/api/v1/market_applications/${identifier}/espd${query}`,
    });

  it('1 and an empty one are the firm alone; there is no other', async () => {
    for (const query of ['', '?member=', '?member=1']) expect((await ask(query)).status).toBe(200);
    for (const member of ['2', '0', '-1', '01', '1.0', 'a', '1000']) {
      const answer = await ask(`?member=${member}`);
      expect(answer.status, member).toBe(404);
      expect(await answer.json()).toEqual({ error: 'Resource not found' });
    }
  });

  it('404 without Retry-After where the documents were made before there was an ESPD', async () => {
    const made = await newApplication();
    await changeApplication(made, { completedAt: NOW, documentsReadyAt: NOW, siret: '13002526500013' });
    const answer = await ask('', made);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toEqual({ error: 'ESPD not available' });
    expect(answer.headers.get('retry-after')).toBeNull();
  });
});
