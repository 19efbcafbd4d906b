import { json } from '@/lib/api/answers';
import { readRoot } from '@/lib/api/read-body';
import { apiRoute, methodNotAllowed } from '@/lib/api/route';
import { createMarket } from '@/lib/markets/create-market';

export const POST = apiRoute('api_write', async ({ request, editor, language, now }) => {
  const { market, configurationUrl } = await createMarket(
    editor,
    await readRoot(request, 'public_market'),
    language,
    now,
  );
  return json(201, { identifier: market.identifier, configuration_url: configurationUrl });
});

const notAllowed = methodNotAllowed('POST');

export { notAllowed as DELETE, notAllowed as GET, notAllowed as PATCH, notAllowed as PUT };
