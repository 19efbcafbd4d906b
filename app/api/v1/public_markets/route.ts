import { listMarketsOfEditor } from '@/db/queries/listing';
import { json } from '@/lib/api/answers';
import { pageOf, readPage } from '@/lib/api/pages';
import { readRoot } from '@/lib/api/read-body';
import { listedMarket } from '@/lib/api/resources';
import { apiRoute, methodNotAllowed } from '@/lib/api/route';
import { createMarket } from '@/lib/markets/create-market';

export const POST = apiRoute('api_write', async ({ request, editor, language, now }) => {
  const given = await readRoot(request, 'public_market');
  const { market, configurationUrl } = await createMarket(editor, given, language, now);
  return json(201, { identifier: market.identifier, configuration_url: configurationUrl });
});

export const GET = apiRoute('api_read', async ({ request, editor, language }) => {
  const { limit, after } = readPage(request, language);
  const rows = await listMarketsOfEditor(editor.id, after, limit + 1);
  const positions = rows.map(({ market }) => market);
  return json(200, pageOf(positions, limit, rows.map(listedMarket)));
});

const notAllowed = methodNotAllowed('GET', 'POST');

export { notAllowed as DELETE, notAllowed as OPTIONS, notAllowed as PATCH, notAllowed as PUT };
