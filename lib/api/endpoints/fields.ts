import { json } from '@/lib/api/answers';
import { catalogueFields, fieldsOfMarket } from '@/lib/api/fields';
import { fieldList } from '@/lib/api/openapi/examples';
import { requireMarketOfEditor } from '@/lib/api/own-resources';
import { endpoints, example } from './endpoint';

export const fields = endpoints({
  listFields: {
    method: 'get',
    path: '/api/v1/fields',
    tag: 'fields',
    access: 'api_read',
    parameters: ['Market'],
    answers: { 200: { schema: 'FieldList', examples: example(fieldList) }, 404: 'NotFound' },
    async handle({ request, editor }) {
      const identifier = new URL(request.url).searchParams.get('market');
      if (!identifier) return json(200, { data: await catalogueFields() });
      return json(200, { data: await fieldsOfMarket(await requireMarketOfEditor(editor, identifier)) });
    },
  },
});
