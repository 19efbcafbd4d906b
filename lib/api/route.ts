import { randomUUID } from 'node:crypto';
import type { Editor } from '@/db/queries/editors';
import { AppError } from '@/lib/errors';
import { allowsScope } from '@/lib/oauth/scopes';
import { verifyBearer } from '@/lib/oauth/verify-bearer';
import { log, redactPath } from '@/lib/observability/log';
import { apiErrors, type Language } from '@/lib/text/api';
import { answerFor, internalError, json } from './answers';

export type ApiCall = {
  request: Request;
  editor: Editor;
  params: Record<string, string>;
  language: Language;
  now: Date;
};

type Handler<Context> = (request: Request, context: Context) => Promise<Response>;
type WithIdentifier = { params: Promise<Record<string, string>> };

/** What every route of the API does first: the bearer token and its scope, then `handle`; errors become contract §3's bodies. */
export function apiRoute(
  scope: 'api_read' | 'api_write',
  handle: (call: ApiCall) => Promise<Response>,
): Handler<WithIdentifier> {
  return withRequestId(async (request, context: WithIdentifier) => {
    const now = new Date();
    const { editor, scope: granted } = await verifyBearer(request.headers.get('authorization'), now);
    if (!allowsScope(granted, scope)) throw new AppError('forbidden', `scope ${scope} is needed`);
    return handle({ request, editor, params: await context.params, language: languageOf(request), now });
  });
}

/** Gives the request an id, logs it, and turns what is thrown into an answer that says nothing of the inside. */
export function withRequestId<Context>(handle: Handler<Context>): Handler<Context> {
  return async (request, context) => {
    const requestId = randomUUID();
    const startedAt = performance.now();
    const answer = await handle(request, context).catch((error: unknown) => {
      const known = answerFor(error);
      if (!known) log().error({ requestId, err: error }, 'request failed');
      return known ?? internalError();
    });
    answer.headers.set('X-Request-Id', requestId);
    log().info(
      {
        requestId,
        method: request.method,
        path: redactPath(new URL(request.url).pathname),
        status: answer.status,
        durationMs: Math.round(performance.now() - startedAt),
      },
      'request',
    );
    return answer;
  };
}

function languageOf(request: Request): Language {
  return /^\s*en\b/i.test(request.headers.get('accept-language') ?? '') ? 'en' : 'fr';
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A 405 handler that names the methods a path allows (RFC 9110, 15.5.6). */
export function methodNotAllowed(...allowed: Method[]): Handler<unknown> {
  return withRequestId(async () => json(405, { error: apiErrors.methodNotAllowed }, { Allow: allowed.join(', ') }));
}

/** The answer for a path that does not exist. */
export const unknownPath: Handler<unknown> = withRequestId(async () => {
  throw new AppError('not_found', 'unknown path');
});
