import type { Editor } from '@/db/queries/editors';
import { runAsCaller } from '@/lib/audit/actor';
import { AppError } from '@/lib/errors';
import { showUntouched, spend, spendOnFailure } from '@/lib/limits/spend';
import { TooManyRequests } from '@/lib/limits/too-many-requests';
import { claimedClientId } from '@/lib/oauth/authenticate-client';
import { OAuthError } from '@/lib/oauth/oauth-error';
import { MAX_OAUTH_BODY_BYTES, MAX_OAUTH_PARAMETERS } from '@/lib/oauth/oauth-limits';
import { RETRY_AFTER_SECONDS } from '@/lib/observability/failure-code';
import { count } from '@/lib/observability/metrics';
import { apiErrors, requestProblemMessage } from '@/lib/text/api';
import { ACCEPT_UNCOMPRESSED, json } from './answers';
import { readBody } from './read-body';
import { RefusedRequest } from './refused-request';
import { withRequestId } from './route';

/** Answers that hold a token, or say something of one, are kept by nobody (RFC 6749, 5.1). */
const NO_STORE = { 'Cache-Control': 'no-store', Pragma: 'no-cache' };

/** A verb of the authorization server: takes a form and the `Authorization` header, returns the body of its 200. */
export type OAuthVerb = (
  form: URLSearchParams,
  authorization: string | null,
  now: Date,
  admit: (editor: Editor) => Promise<void>,
) => Promise<unknown>;

/** What `/oauth/token`, `/oauth/revoke` and `/oauth/introspect` do alike: read the form, call the verb, tell errors in JSON. */
export function oauthRoute(verb: OAuthVerb) {
  return withRequestId(async (request, _context, fields) => {
    const now = new Date();
    showUntouched(request, now, fields);
    try {
      const form = await readForm(request);
      const actor = { kind: 'public', id: null } as const;
      const call = () => callCounted(verb, form, request, now, fields);
      return answer(await runAsCaller(request, actor, fields.get('X-Request-Id'), call));
    } catch (error) {
      if (error instanceof OAuthError) return oauthError(error);
      if (error instanceof TooManyRequests) return tooMany(error);
      if (error instanceof RefusedRequest) return refused(error);
      throw error;
    }
  }, serverError);
}

/** Counts the call: for the editor once it is authenticated, else for the client id and the address that failed. */
async function callCounted(verb: OAuthVerb, form: URLSearchParams, request: Request, now: Date, fields: Headers) {
  const authorization = request.headers.get('authorization');
  let authenticated = false;
  const admit = (editor: Editor) => {
    authenticated = true;
    count('authentications', { kind: 'client', outcome: 'accepted' });
    return spend(request, editor, now, fields);
  };
  try {
    return await verb(form, authorization, now, admit);
  } catch (error) {
    const failed = error instanceof OAuthError && error.error === 'invalid_client' && !authenticated;
    if (failed) count('authentications', { kind: 'client', outcome: 'refused' });
    if (failed) await spendOnFailure(request, claimedClientId(form, authorization), now, fields);
    throw error;
  }
}

/** A verb that returns nothing is answered by an empty body, which clients ignore (RFC 7009, 2.2). */
function answer(body: unknown): Response {
  return body === undefined ? new Response(null, { headers: NO_STORE }) : json(200, body, NO_STORE);
}

function oauthError({ error, description, status, basic }: OAuthError): Response {
  const challenge: Record<string, string> = basic ? { 'WWW-Authenticate': 'Basic realm="Passe Marche"' } : {};
  return json(status, { error, error_description: description }, { ...NO_STORE, ...challenge });
}

function tooMany({ retryAfterSeconds }: TooManyRequests): Response {
  const body = {
    error: 'rate_limit_exceeded',
    error_description: 'Too many requests',
    retry_after: retryAfterSeconds,
  };
  return json(429, body, { ...NO_STORE, 'Retry-After': String(retryAfterSeconds) });
}

/** RFC 6749 has no name for it: the request is malformed, and the status says how. */
function refused({ status, problem, subject }: RefusedRequest): Response {
  const body = { error: 'invalid_request', error_description: requestProblemMessage('en', problem, subject) };
  return json(status, body, { ...NO_STORE, ...(problem === 'compressed' && ACCEPT_UNCOMPRESSED) });
}

/** A failure of ours, by its name in the registry of OAuth errors (RFC 6749, 11.4 and 4.1.2.1). */
function serverError({ status }: { status: number }): Response {
  if (status !== 503) return json(status, { error: 'server_error', error_description: apiErrors.internal }, NO_STORE);
  const body = { error: 'temporarily_unavailable', error_description: apiErrors.unavailable };
  return json(503, body, { ...NO_STORE, 'Retry-After': String(RETRY_AFTER_SECONDS) });
}

async function readForm(request: Request): Promise<URLSearchParams> {
  const [mediaType] = (request.headers.get('content-type') ?? '').split(';');
  if (mediaType?.trim().toLowerCase() !== 'application/x-www-form-urlencoded') {
    throw new OAuthError('invalid_request', 'Content-Type must be application/x-www-form-urlencoded');
  }
  const body = await readBody(request, MAX_OAUTH_BODY_BYTES).catch((error: unknown) => {
    if (!(error instanceof AppError) || error.code !== 'bad_request') throw error;
    throw new OAuthError('invalid_request', 'The body must be in UTF-8');
  });
  if (body.split('&').length > MAX_OAUTH_PARAMETERS) {
    throw new RefusedRequest('too_many_parameters', String(MAX_OAUTH_PARAMETERS));
  }
  if (!isFormEncoded(body)) throw new OAuthError('invalid_request', 'A parameter is malformed');
  return new URLSearchParams(body);
}

/** `URLSearchParams` takes `%zz` for itself and `%ff` for an unknown character: nobody meant that. */
function isFormEncoded(body: string): boolean {
  try {
    decodeURIComponent(body);
    return true;
  } catch {
    return false;
  }
}
