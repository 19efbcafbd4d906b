import { json } from '@/lib/api/answers';
import { circuitResource } from '@/lib/api/deliveries';
import { apiRoute, methodNotAllowed } from '@/lib/api/route';
import { showCircuit } from '@/lib/webhooks/show-circuit';

export const GET = apiRoute('api_read', async ({ editor }) =>
  json(200, circuitResource(await showCircuit(editor.id, new Date()))),
);

const notAllowed = methodNotAllowed('GET');

export { notAllowed as DELETE, notAllowed as OPTIONS, notAllowed as PATCH, notAllowed as POST, notAllowed as PUT };
