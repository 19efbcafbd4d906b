import { servedDocument } from '@/lib/api/openapi/served-document';
import { methodNotAllowed, withRequestId } from '@/lib/api/route';
import { isKnown } from '@/lib/http/answer-with-file';

// `application/json`, which every tool and browser opens; `application/openapi+json` is not registered yet.
export const GET = withRequestId(async (request) => {
  const { text, etag } = servedDocument();
  const headers = { ETag: etag, 'Cache-Control': 'public, max-age=300' };
  if (isKnown(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers });
  return new Response(text, { headers: { ...headers, 'Content-Type': 'application/json; charset=utf-8' } });
});

const notAllowed = methodNotAllowed('GET');

export { notAllowed as DELETE, notAllowed as OPTIONS, notAllowed as PATCH, notAllowed as POST, notAllowed as PUT };
