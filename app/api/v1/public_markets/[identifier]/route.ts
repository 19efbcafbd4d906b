import { json } from '@/lib/api/answers';
import { requireMarketOfEditor } from '@/lib/api/own-resources';
import { readRoot } from '@/lib/api/read-body';
import { marketResource } from '@/lib/api/resources';
import { apiRoute, methodNotAllowed } from '@/lib/api/route';
import { changeDeadline } from '@/lib/markets/change-deadline';

export const GET = apiRoute('api_read', async ({ editor, params }) => {
  return json(200, await marketResource(await requireMarketOfEditor(editor, params.identifier)));
});

export const PATCH = apiRoute('api_write', async ({ request, editor, params, language, now }) => {
  const market = await requireMarketOfEditor(editor, params.identifier);
  const given = await readRoot(request, 'public_market');
  return json(200, await marketResource(await changeDeadline(market.id, given, language, now)));
});

const notAllowed = methodNotAllowed('GET', 'PATCH');

export { notAllowed as DELETE, notAllowed as OPTIONS, notAllowed as POST, notAllowed as PUT };
