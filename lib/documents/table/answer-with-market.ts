import { Readable } from 'node:stream';
import { database } from '@/db/database';
import type { Market } from '@/db/queries/markets';
import { recordAudit } from '@/lib/audit/record';
import { declareLength } from '@/lib/http/answer-status';
import { prefersType } from '@/lib/http/preferred-type';
import { toCsv } from '@/lib/kits/tables/csv';
import { toXlsx, XLSX_TYPE } from '@/lib/kits/tables/xlsx';
import { instanceStorage } from '@/lib/storage/instance-storage';
import { applicationsTableText } from '@/lib/text/applications-table';
import { applicationsTable } from './applications-table';
import { beginZip, packagesOf } from './market-packages';

export const CSV_TYPE = 'text/csv';

type Asked = Pick<Request, 'headers' | 'method'>;

/** The table of a market's applications: XLSX where `Accept` prefers it, else CSV. What is sent is in the audit log first. */
export async function answerWithTable(request: Asked, market: Market, now: Date): Promise<Response> {
  const isWorkbook = prefersType(request.headers.get('accept'), CSV_TYPE, XLSX_TYPE);
  const rows = await applicationsTable(market);
  const content = isWorkbook ? await toXlsx(applicationsTableText.sheet, rows) : Buffer.from(toCsv(rows));
  await noteDownload(request, market, 'applications_table', now);
  declareLength(request.headers, content.byteLength);
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(content), {
    headers: {
      ...headersOf(`applications_table_${market.identifier}.${isWorkbook ? 'xlsx' : 'csv'}`),
      'Content-Type': isWorkbook ? XLSX_TYPE : `${CSV_TYPE}; charset=utf-8`,
      'Content-Length': String(content.byteLength),
      Vary: 'Accept',
    },
  });
}

/** The packages of a market's applications in one ZIP, streamed; undefined while one of them is still being made. */
export async function answerWithPackages(request: Asked, market: Market, now: Date): Promise<Response | undefined> {
  const entries = await packagesOf(market, instanceStorage(), now);
  if (!entries) return undefined;
  await noteDownload(request, market, 'packages', now);
  const body = request.method === 'HEAD' ? null : (Readable.toWeb(await beginZip(entries)) as ReadableStream);
  const headers = { ...headersOf(`packages_${market.identifier}.zip`), 'Content-Type': 'application/zip' };
  return new Response(body, { headers });
}

const headersOf = (fileName: string) => ({
  'Content-Disposition': `attachment; filename="${fileName}"`,
  'Cache-Control': 'private, no-store',
});

async function noteDownload({ method }: Asked, market: Market, document: string, now: Date): Promise<void> {
  if (method === 'HEAD') return;
  const target = { kind: 'market', id: market.identifier };
  await recordAudit(database(), { action: 'market.applications_downloaded', target, details: { document }, now });
}
