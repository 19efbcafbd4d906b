import { unstable_rethrow } from 'next/navigation';
import type { ErrorCode } from '@/lib/errors';
import { RETRY_AFTER_SECONDS } from '@/lib/observability/failure-code';
import { reportFailure } from '@/lib/observability/report-failure';

type Context<Params> = { params: Promise<Params> };

/**
 * The handler of a route that the scripts of our own pages ask, in JSON. Whatever `handle` throws ends in a status, a code
 * and the reference to quote; `say` adds a sentence for the person, where the page shows one.
 */
export function scriptRoute<Params>(
  handle: (request: Request, params: Params) => Promise<Response>,
  say: (code: ErrorCode) => string | undefined = () => undefined,
) {
  return async (request: Request, context: Context<Params>): Promise<Response> => {
    try {
      return await handle(request, await context.params);
    } catch (thrown) {
      unstable_rethrow(thrown);
      const { code, status, reference } = reportFailure(thrown, 'script request failed', { method: request.method });
      const error = { code, message: say(code), ...(status >= 500 && { reference }) };
      return Response.json({ error }, { status, headers: headersOf(status) });
    }
  };
}

function headersOf(status: number): Record<string, string> {
  if (status === 401) return { 'Cache-Control': 'no-store', 'WWW-Authenticate': 'Link realm="passe-marche"' };
  if (status === 503) return { 'Cache-Control': 'no-store', 'Retry-After': String(RETRY_AFTER_SECONDS) };
  return { 'Cache-Control': 'no-store' };
}
