import { listDeliveriesOfEditor } from '@/db/queries/listing';
import { json } from '@/lib/api/answers';
import { deliveryResources, readSyncStatus } from '@/lib/api/deliveries';
import { pageOf, readPage } from '@/lib/api/pages';
import { apiRoute, methodNotAllowed } from '@/lib/api/route';

export const GET = apiRoute('api_read', async ({ request, editor, language }) => {
  const { limit, after } = readPage(request, language);
  const deliveries = await listDeliveriesOfEditor(editor.id, readSyncStatus(request, language), after, limit + 1);
  return json(200, pageOf(deliveries, limit, await deliveryResources(deliveries.slice(0, limit))));
});

const notAllowed = methodNotAllowed('GET');

export { notAllowed as DELETE, notAllowed as OPTIONS, notAllowed as PATCH, notAllowed as POST, notAllowed as PUT };
