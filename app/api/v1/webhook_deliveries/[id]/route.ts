import { json } from '@/lib/api/answers';
import { deliveryResources } from '@/lib/api/deliveries';
import { requireDeliveryOfEditor } from '@/lib/api/own-resources';
import { apiRoute, methodNotAllowed } from '@/lib/api/route';

export const GET = apiRoute('api_read', async ({ editor, params }) => {
  const [resource] = await deliveryResources([await requireDeliveryOfEditor(editor, params.id)]);
  return json(200, resource);
});

const notAllowed = methodNotAllowed('GET');

export { notAllowed as DELETE, notAllowed as OPTIONS, notAllowed as PATCH, notAllowed as POST, notAllowed as PUT };
