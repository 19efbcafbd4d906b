import { marketDownload } from '@/app/admin/markets/[identifier]/market-download';
import { answerWithTable } from '@/lib/documents/table/answer-with-market';
import { XLSX_TYPE } from '@/lib/kits/tables/xlsx';

/** `?format=xlsx`: a link cannot say what it accepts. */
export const GET = marketDownload((request, market, now) => {
  const isWorkbook = new URL(request.url).searchParams.get('format') === 'xlsx';
  const headers = new Headers(request.headers);
  headers.set('Accept', isWorkbook ? XLSX_TYPE : 'text/csv');
  return answerWithTable({ method: request.method, headers }, market, now);
});
