import { randomUUID } from 'node:crypto';
import type { Editor } from '@/db/queries/editors';
import { runAsCaller } from '@/lib/audit/actor';
import { AppError } from '@/lib/errors';
import { showUntouched, spend } from '@/lib/limits/spend';
import { allowsScope } from '@/lib/oauth/scopes';
import { InsufficientScope, verifyBearer } from '@/lib/oauth/verify-bearer';
import { log, redactPath } from '@/lib/observability/log';
import { count } from '@/lib/observability/metrics';
import { currentOrigin, withOrigin } from '@/lib/observability/origin';
import { reportFailure } from '@/lib/observability/report-failure';
import { apiErrors, type Language } from '@/lib/text/api';
import { answerOnce } from './answer-once';
import { answerFor, failureAnswer, json } from './answers';
import { languageOf } from './language';

export type ApiCall = {
  request: Request;
  editor: Editor;
  params: Record<string, string>;
  language: Language;
  now: Date;
};

const REQUEST_ID = 'X-Request-Id';

export type Handler<Context> = (request: Request, context: Context) => Promise<Response>;
/** `fields`: what it sets there, the answer carries, be it an error. */
type HandlerWithFields<Context> = (request: Request, context: Context, fields: Headers) => Promise<Response>;
export type WithIdentifier = { params: Promise<Record<string, string>> };

/**
 * What every route of the API does first: the bearer token, the budget of its editor, the scope, for a POST what its
 * `Idempotency-Key` asks; then `handle`. Errors become contract §3's bodies.
 */
export function apiRoute(
  scope: 'api_read' | 'api_write',
  handle: (call: ApiCall) => Promise<Response>,
): Handler<WithIdentifier> {
  return withRequestId(async (request, context: WithIdentifier, fields) => {
    const now = new Date();
    showUntouched(request, now, fields);
    const { editor, scope: granted } = await verifyBearer(request.headers.get('authorization'), now).catch(
      refuseBearer,
    );
    count('authentications', { kind: 'bearer', outcome: 'accepted' });
    await spend(request, editor, now, fields);
    if (!allowsScope(granted, scope)) throw new InsufficientScope(scope);
    const call = { request, editor, params: await context.params, language: languageOf(request), now };
    const actor = { kind: 'editor', id: editor.clientId } as const;
    return runAsCaller(request, actor, fields.get(REQUEST_ID), () =>
      request.method === 'POST' ? answerOnce(call, handle) : handle(call),
    );
  });
}

function refuseBearer(error: unknown): never {
  if (error instanceof AppError && error.code === 'unauthorized')
    count('authentications', { kind: 'bearer', outcome: 'refused' });
  throw error;
}

/**
 * Assigns the request an id, logs it, and turns what is thrown into an answer that says nothing of the inside.
 * @param answerToFailure the answer to a failure of our own
 */
export function withRequestId<Context>(
  handle: HandlerWithFields<Context>,
  answerToFailure = failureAnswer,
): Handler<Context> {
  return async (request, context) => {
    const requestId = currentOrigin()?.requestId ?? randomUUID();
    const startedAt = performance.now();
    const fields = new Headers({ [REQUEST_ID]: requestId });
    const answer = await withOrigin({ ...currentOrigin(), requestId }, () => handle(request, context, fields)).catch(
      (error: unknown) => {
        const known = answerFor(error, languageOf(request));
        return known ?? withOrigin({ requestId }, () => answerToFailure(reportFailure(error, 'request failed')));
      },
    );
    for (const [name, value] of fields) answer.headers.set(name, value);
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

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * What a path answers to the methods it has no handler for: 405 that names those it allows (RFC 9110, 15.5.6), and to
 * OPTIONS 204 with the same list (9.3.7). Export it as OPTIONS too: Next.js would list every handler, this one included.
 * HEAD is allowed wherever GET is: Next.js answers it with the handler of GET, without the body.
 */
export function methodNotAllowed(...allowed: Method[]): Handler<unknown> {
  const Allow = allowed
    .flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))
    .concat('OPTIONS')
    .join(', ');
  return withRequestId(async (request, _context, fields) => {
    await countForAnybody(request, fields);
    if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: { Allow } });
    return json(405, { error: apiErrors.methodNotAllowed }, { Allow });
  });
}

/** The answer for a path that does not exist. */
export const unknownPath: Handler<unknown> = withRequestId(async (request, _context, fields) => {
  await countForAnybody(request, fields);
  throw new AppError('not_found', 'unknown path');
});

/** Where the API needs no token, the request still counts for the editor that shows one. */
async function countForAnybody(request: Request, fields: Headers): Promise<void> {
  const now = new Date();
  showUntouched(request, now, fields);
  if (!new URL(request.url).pathname.startsWith('/api/')) return;
  const authorization = request.headers.get('authorization');
  const bearer = await verifyBearer(authorization, now).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'unauthorized') return undefined;
    throw error;
  });
  if (bearer) await spend(request, bearer.editor, now, fields);
}
