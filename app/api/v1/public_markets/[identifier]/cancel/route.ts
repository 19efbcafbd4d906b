import { json } from '@/lib/api/answers';
import { requireMarketOfEditor } from '@/lib/api/own-resources';
import { marketResource } from '@/lib/api/resources';
import { apiRoute, methodNotAllowed } from '@/lib/api/route';
import { cancelMarket } from '@/lib/markets/cancel-market';

/** Takes no body: whatever is sent is not read. */
export const POST = apiRoute('api_write', async ({ editor, params, now }) => {
  const market = await requireMarketOfEditor(editor, params.identifier);
  return json(200, await marketResource(await cancelMarket(market.id, now)));
});

const notAllowed = methodNotAllowed('POST');

export { notAllowed as DELETE, notAllowed as GET, notAllowed as OPTIONS, notAllowed as PATCH, notAllowed as PUT };
