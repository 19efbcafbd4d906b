import { freshLinkAnswer, readRevokePrevious } from '@/lib/api/fresh-link';
import { requireMarketOfEditor } from '@/lib/api/own-resources';
import { apiRoute, methodNotAllowed } from '@/lib/api/route';
import { renewMarketLink } from '@/lib/auth/access-links';

export const POST = apiRoute('api_write', async ({ request, editor, params, language, now }) => {
  const market = await requireMarketOfEditor(editor, params.identifier);
  return freshLinkAnswer(await renewMarketLink(market.id, await readRevokePrevious(request, language), now));
});

const notAllowed = methodNotAllowed('POST');

export { notAllowed as DELETE, notAllowed as GET, notAllowed as OPTIONS, notAllowed as PATCH, notAllowed as PUT };
