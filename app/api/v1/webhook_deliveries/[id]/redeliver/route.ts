import { json } from '@/lib/api/answers';
import { deliveryResources } from '@/lib/api/deliveries';
import { requireDeliveryOfEditor } from '@/lib/api/own-resources';
import { apiRoute, methodNotAllowed } from '@/lib/api/route';
import { invalid } from '@/lib/api/violation';
import { redeliver } from '@/lib/webhooks/redeliver';

/** Takes no body: whatever is sent is not read. */
export const POST = apiRoute('api_write', async ({ editor, params, language }) => {
  const outcome = await redeliver(await requireDeliveryOfEditor(editor, params.id), editor);
  if (!outcome.accepted) throw invalid(language, 'webhook_delivery', 'no_webhook_address');
  const [resource] = await deliveryResources([outcome.delivery]);
  return json(202, resource);
});

const notAllowed = methodNotAllowed('POST');

export { notAllowed as DELETE, notAllowed as GET, notAllowed as OPTIONS, notAllowed as PATCH, notAllowed as PUT };
