import { json } from '@/lib/api/answers';
import { requireMarketOfEditor } from '@/lib/api/own-resources';
import type { ApiCall } from '@/lib/api/route';
import { answerWithPackages, answerWithTable, CSV_TYPE } from '@/lib/documents/table/answer-with-market';
import { XLSX_TYPE } from '@/lib/kits/tables/xlsx';
import { apiErrors } from '@/lib/text/api';
import { exampleText } from '@/lib/text/api-operations';
import { type AnswerSpec, endpoints, example } from './endpoint';
import { BYTES, MARKETS, RETRY_AFTER_SECONDS } from './pieces';

const FILE_HEADERS = ['Cache-Control', 'Content-Disposition'] as const;

const tooEarly: AnswerSpec = { schema: 'Error', examples: example({ error: apiErrors.deadlineNotPassed }) };

/**
 * All applications to a market, once its deadline has passed: until then who applies is nobody's to know. An editor may
 * have been given leave to see them before.
 */
export const marketFiles = endpoints({
  getApplicationsTable: {
    method: 'get',
    path: `${MARKETS}/{identifier}/applications_table`,
    tag: 'documents',
    access: 'api_read',
    parameters: ['MarketIdentifier', 'AcceptTable'],
    answers: {
      200: {
        schema: 'Binary',
        contentType: CSV_TYPE,
        otherTypes: [XLSX_TYPE],
        headers: [...FILE_HEADERS, 'Vary'],
        examples: BYTES,
      },
      404: 'NotFound',
      422: tooEarly,
    },
    handle: (call) => afterDeadline(call, (market) => answerWithTable(call.request, market, call.now)),
  },

  getMarketPackages: {
    method: 'get',
    path: `${MARKETS}/{identifier}/packages`,
    tag: 'documents',
    access: 'api_read',
    parameters: ['MarketIdentifier'],
    answers: {
      200: { schema: 'Binary', contentType: 'application/zip', headers: FILE_HEADERS, examples: BYTES },
      404: {
        schema: 'Error',
        optionalHeaders: ['Retry-After'],
        examples: {
          not_ready: { summary: exampleText.beingMade, value: { error: apiErrors.noPackage } },
          unknown: { value: { error: apiErrors.notFound } },
        },
      },
      422: tooEarly,
    },
    handle: (call) =>
      afterDeadline(call, async (market) => {
        const packages = await answerWithPackages(call.request, market, call.now);
        return packages ?? json(404, { error: apiErrors.noPackage }, { 'Retry-After': RETRY_AFTER_SECONDS });
      }),
  },
});

type Market = Awaited<ReturnType<typeof requireMarketOfEditor>>;

async function afterDeadline(
  { editor, params, now }: ApiCall,
  answer: (market: Market) => Promise<Response>,
): Promise<Response> {
  const market = await requireMarketOfEditor(editor, params.identifier);
  if (now <= market.deadline && !editor.tablesBeforeDeadline) return json(422, { error: apiErrors.deadlineNotPassed });
  return answer(market);
}
