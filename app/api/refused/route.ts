import { json } from '@/lib/api/answers';
import { unknownPath, withRequestId } from '@/lib/api/route';
import { answerShowingBack } from '@/lib/forms/shown-back';
import { type Refusal, readRefusal } from '@/lib/http/refusal';
import { apiErrors } from '@/lib/text/api';
import { errorText } from '@/lib/text/site';

/** Where `lib/doors/unroutable-requests.ts` sends what no route may see. By itself the address does not exist. */
const refusedRequest = withRequestId(async (request) => {
  const refusal = readRefusal(request);
  return refusal ? answerRefused(refusal) : unknownPath(request, undefined);
});

/** RFC 9110: `Allow` with 405 and with what OPTIONS asks (15.5.6, 9.3.7), `Accept` with 415 (15.5.16). */
function answerRefused({ status, allow, to }: Refusal): Response {
  const headers = {
    ...(allow.length > 0 && { Allow: [...allow, 'OPTIONS'].join(', ') }),
    ...(status === 415 && { Accept: 'application/x-www-form-urlencoded, multipart/form-data' }),
  };
  if (status === 204) return new Response(null, { status, headers });
  if (status === 400) return json(400, { error: apiErrors.badTarget }, headers);
  if (to === 'program') {
    return json(status, { error: status === 415 ? apiErrors.unsupported : apiErrors.methodNotAllowed }, headers);
  }
  const text = status === 415 ? errorText.unsupported : errorText.methodNotAllowed;
  return answerShowingBack(status, { ...text, files: [], link: { href: '/', text: errorText.backHome } }, headers);
}

export {
  refusedRequest as DELETE,
  refusedRequest as GET,
  refusedRequest as OPTIONS,
  refusedRequest as PATCH,
  refusedRequest as POST,
  refusedRequest as PUT,
};
