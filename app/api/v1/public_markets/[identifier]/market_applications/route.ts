import { listApplicationsOfMarket } from '@/db/queries/listing';
import { json } from '@/lib/api/answers';
import { requireMarketOfEditor } from '@/lib/api/own-resources';
import { pageOf, readPage } from '@/lib/api/pages';
import { readOptionalRoot } from '@/lib/api/read-body';
import { listedApplication } from '@/lib/api/resources';
import { apiRoute, methodNotAllowed } from '@/lib/api/route';
import { startApplication } from '@/lib/applications/start-application';

export const POST = apiRoute('api_write', async ({ request, editor, params, language, now }) => {
  const market = await requireMarketOfEditor(editor, params.identifier);
  const given = await readOptionalRoot(request, 'market_application');
  const { application, applicationUrl, created } = await startApplication(market, given, language, now);
  return json(created ? 201 : 200, { identifier: application.identifier, application_url: applicationUrl });
});

export const GET = apiRoute('api_read', async ({ request, editor, params, language }) => {
  const market = await requireMarketOfEditor(editor, params.identifier);
  const { limit, after } = readPage(request, language);
  const rows = await listApplicationsOfMarket(market.id, after, limit + 1);
  const positions = rows.map(({ application }) => application);
  const shown = rows.map(({ application, syncStatus }) => listedApplication(application, market, syncStatus));
  return json(200, pageOf(positions, limit, shown));
});

const notAllowed = methodNotAllowed('GET', 'POST');

export { notAllowed as DELETE, notAllowed as OPTIONS, notAllowed as PATCH, notAllowed as PUT };
