import { unstable_rethrow } from 'next/navigation';
import { runAsCaller } from '@/lib/audit/actor';
import { env } from '@/lib/env';
import { AppError, type ErrorCode } from '@/lib/errors';
import { isSameOrigin } from '@/lib/forms/same-origin';
import { RETRY_AFTER_SECONDS } from '@/lib/observability/failure-code';
import { reportFailure } from '@/lib/observability/report-failure';

import type { Guarded } from './form-route';

type Context<Params> = { params: Promise<Params> };

type ScriptDoor<Params, Found extends Guarded> = {
  /** What this browser may do here, or nothing: 401. */
  guard(params: Params): Promise<Found | undefined>;
  handle(request: Request, params: Params, found: Found): Promise<Response>;
  /** A sentence for the person, where the page shows one. */
  say?(code: ErrorCode): string | undefined;
};

/**
 * The handler of a route that the scripts of our own pages ask, in JSON, in the order of `formRoute`: origin, guard, then
 * `handle`. Whatever is thrown ends in a status, a code and the reference to quote.
 */
export function scriptRoute<Params, Found extends Guarded>({ guard, handle, say }: ScriptDoor<Params, Found>) {
  return async (request: Request, context: Context<Params>): Promise<Response> => {
    try {
      const params = await context.params;
      if (!isSafe(request) && !isSameOrigin(request, env().BASE_URL)) {
        throw new AppError('forbidden', 'posted from another site');
      }
      const found = await guard(params);
      if (!found) throw new AppError('unauthorized', 'this browser has no grant');
      return await runAsCaller(request, found.actor, null, () => handle(request, params, found));
    } catch (thrown) {
      unstable_rethrow(thrown);
      const { code, status, reference } = reportFailure(thrown, 'script request failed', { method: request.method });
      const error = { code, message: say?.(code), ...(status >= 500 && { reference }) };
      return Response.json({ error }, { status, headers: headersOf(status) });
    }
  };
}

/** Asks, and changes nothing (RFC 9110, 9.2.1). */
const isSafe = ({ method }: Request) => method === 'GET' || method === 'HEAD';

function headersOf(status: number): Record<string, string> {
  if (status === 401) return { 'Cache-Control': 'no-store', 'WWW-Authenticate': 'Link realm="passe-marche"' };
  if (status === 503) return { 'Cache-Control': 'no-store', 'Retry-After': String(RETRY_AFTER_SECONDS) };
  return { 'Cache-Control': 'no-store' };
}
