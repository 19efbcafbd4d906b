import { beforeAll, describe, expect, it } from 'vitest';
import { changeEditor, changeMarket } from '@/db/testing/change-rows';
import { auditRowsAbout } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { callApi, tokenOf } from '@/lib/api/testing/call-api';
import { itAllowsOnly, itIsGuarded } from '@/lib/api/testing/guarded';
import { makeSubmitted } from '@/lib/documents/testing/make-submitted';
import * as routes from './route';

useTestDatabase();

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const PASSED = new Date('2026-11-23T10:00:00Z');

let made: Awaited<ReturnType<typeof makeSubmitted>>;
let token: string;

beforeAll(async () => {
  made = await makeSubmitted();
  token = await tokenOf(made.owner);
});

const ask = (headers: Record<string, string> = {}, method = 'GET') =>
  callApi(routes.GET, { token, method, headers, params: { identifier: made.market.identifier } });
const deadline = (at: Date) => changeMarket(made.market.identifier, { deadline: at });

describe('GET /api/v1/public_markets/{identifier}/applications_table', () => {
  it('422 until the deadline has passed, and nothing is noted', async () => {
    await deadline(new Date('2099-01-01T00:00:00Z'));
    const answer = await ask();
    expect(answer.status).toBe(422);
    expect(await answer.json()).toEqual({ error: 'Deadline not passed' });
    expect(await auditRowsAbout(made.market.identifier)).toEqual([]);
  });

  it('200 before it where the editor’s setting says so', async () => {
    await changeEditor(made.editor.id, { tablesBeforeDeadline: true });
    expect((await ask()).status).toBe(200);
    await changeEditor(made.editor.id, { tablesBeforeDeadline: false });
  });

  it('200: CSV after the deadline, and who had it is in the audit log', async () => {
    await deadline(PASSED);
    const answer = await ask();
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const name = `applications_table_${made.market.identifier}.csv`;
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${name}"`);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(answer.headers.get('content-length')).toBe(String(bytes.byteLength));
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(bytes.toString('utf8')).toContain(`${made.application.identifier};2026-11-22 15:30:45;;;1;Seule;`);
    expect((await auditRowsAbout(made.market.identifier)).at(-1)).toMatchObject({
      action: 'market.applications_downloaded',
      actorId: made.owner.clientId,
      details: { document: 'applications_table' },
    });
  });

  it('200: a workbook where Accept prefers it', async () => {
    const answer = await ask({ Accept: `${XLSX}, text/csv;q=0.5` });
    expect(answer.headers.get('content-type')).toBe(XLSX);
    expect(answer.headers.get('vary')).toBe('Accept');
    expect(answer.headers.get('content-disposition')).toMatch(/\.xlsx"$/);
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });

  it('HEAD says how long it is, sends nothing, and is no download', async () => {
    const before = (await auditRowsAbout(made.market.identifier)).length;
    const answer = await ask({}, 'HEAD');
    expect(Number(answer.headers.get('content-length'))).toBeGreaterThan(100);
    expect(await answer.text()).toBe('');
    expect(await auditRowsAbout(made.market.identifier)).toHaveLength(before);
  });

  itIsGuarded(routes.GET, 'api_read', () => ({
    owner: made.owner,
    request: { params: { identifier: made.market.identifier } },
  }));
  itAllowsOnly('GET, HEAD, OPTIONS', { ...routes });
});
