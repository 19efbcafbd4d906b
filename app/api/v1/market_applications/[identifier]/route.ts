import { json } from '@/lib/api/answers';
import { requireApplicationOfEditor } from '@/lib/api/own-resources';
import { applicationResource } from '@/lib/api/resources';
import { apiRoute, methodNotAllowed } from '@/lib/api/route';

export const GET = apiRoute('api_read', async ({ editor, params }) => {
  const { application, market } = await requireApplicationOfEditor(editor, params.identifier);
  return json(200, await applicationResource(application, market));
});

const notAllowed = methodNotAllowed('GET');

export { notAllowed as DELETE, notAllowed as OPTIONS, notAllowed as PATCH, notAllowed as POST, notAllowed as PUT };
