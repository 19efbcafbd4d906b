import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { changeApplication, changeEditor, changeMarket } from '@/db/testing/change-rows';
import { auditRowsAbout } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { callApi, tokenOf } from '@/lib/api/testing/call-api';
import { itAllowsOnly, itIsGuarded } from '@/lib/api/testing/guarded';
import { makeAttestation } from '@/lib/documents/make-attestation';
import { makeDocumentsPackage } from '@/lib/documents/package/make-documents-package';
import { bytesOf, makeSubmitted } from '@/lib/documents/testing/make-submitted';
import { readZip } from '@/lib/documents/testing/read-zip';
import * as routes from './route';

useTestDatabase();

let made: Awaited<ReturnType<typeof makeSubmitted>>;
let token: string;

beforeAll(async () => {
  made = await makeSubmitted();
  token = await tokenOf(made.owner);
  await makeAttestation(made.id, 'buyer_attestation');
  await makeDocumentsPackage(made.id);
  await changeMarket(made.market.identifier, { deadline: new Date('2026-11-23T10:00:00Z') });
}, 60_000);

const ask = (method = 'GET') => callApi(routes.GET, { token, method, params: { identifier: made.market.identifier } });
const ready = (at: Date | null) => changeApplication(made.application.identifier, { documentsReadyAt: at });

describe('GET /api/v1/public_markets/{identifier}/packages', () => {
  it('404 with Retry-After while a package is being made: a ZIP that lacks one would pass for the whole', async () => {
    await ready(null);
    const answer = await ask();
    expect(answer.status).toBe(404);
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(await answer.json()).toEqual({ error: 'Documents package not available' });
  });

  it('200: the table, then each package byte for byte, nothing compressed again', async () => {
    await ready(new Date());
    const answer = await ask();
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/zip');
    const name = `packages_${made.market.identifier}.zip`;
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${name}"`);
    const zip = Buffer.from(await answer.arrayBuffer());
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'packages-')), name);
    writeFileSync(file, zip);
    expect(execFileSync('unzip', ['-tqq', file]).toString()).toBe('');
    const entries = readZip(zip);
    expect(entries.map((entry) => entry.name)).toEqual([
      `applications_table_${made.market.identifier}.csv`,
      `documents_package_${made.application.identifier}.zip`,
    ]);
    const published = await bytesOf(made.id, 'documents_package');
    expect(entries[1]?.content.equals(published)).toBe(true);
    expect(zip.includes(published.subarray(0, 1000))).toBe(true);
    expect((await auditRowsAbout(made.market.identifier)).at(-1)).toMatchObject({
      action: 'market.applications_downloaded',
      details: { document: 'packages' },
    });
  });

  it('422 until the deadline has passed, unless the editor’s setting says otherwise', async () => {
    await changeMarket(made.market.identifier, { deadline: new Date('2099-01-01T00:00:00Z') });
    const answer = await ask();
    expect(answer.status).toBe(422);
    expect(await answer.json()).toEqual({ error: 'Deadline not passed' });
    await changeEditor(made.editor.id, { tablesBeforeDeadline: true });
    const allowed = await ask('HEAD');
    expect([allowed.status, await allowed.text()]).toEqual([200, '']);
  });

  itIsGuarded(routes.GET, 'api_read', () => ({
    owner: made.owner,
    request: { params: { identifier: made.market.identifier } },
  }));
  itAllowsOnly('GET, HEAD, OPTIONS', { ...routes });
});
