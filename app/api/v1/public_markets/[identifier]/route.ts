import { json } from '@/lib/api/answers';
import { requireMarketOfEditor } from '@/lib/api/own-resources';
import { marketResource } from '@/lib/api/resources';
import { apiRoute, methodNotAllowed } from '@/lib/api/route';

export const GET = apiRoute('api_read', async ({ editor, params }) => {
  return json(200, await marketResource(await requireMarketOfEditor(editor, params.identifier)));
});

const notAllowed = methodNotAllowed('GET');

export { notAllowed as DELETE, notAllowed as PATCH, notAllowed as POST, notAllowed as PUT };
