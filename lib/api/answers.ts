import { AppError, type Violation } from '@/lib/errors';
import { TooManyRequests } from '@/lib/limits/too-many-requests';
import { InsufficientScope, NoBearerToken } from '@/lib/oauth/verify-bearer';
import { RETRY_AFTER_SECONDS } from '@/lib/observability/failure-code';
import { apiErrors, type Language, requestProblemMessage } from '@/lib/text/api';
import { RefusedRequest } from './refused-request';
import type { InvalidAnswer } from './shapes/errors';

/** When to ask again while the first request with the same key runs. */
const RUNNING_RETRY_SECONDS = '1';

/** JSON in UTF-8, whatever `Accept` says. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store', ...headers },
  });
}

/** The answer of contract §3 for an error that is the caller's to mend; null for a failure of our own, which callers report. */
export function answerFor(error: unknown, language: Language): Response | null {
  if (!(error instanceof AppError) || error.status >= 500) return null;
  if (error.violations.length > 0) return json(error.status, violationsBody(error.violations));
  if (error instanceof RefusedRequest) {
    const body = { error: requestProblemMessage(language, error.problem, error.subject) };
    if (error.problem === 'still_running') return json(error.status, body, { 'Retry-After': RUNNING_RETRY_SECONDS });
    return json(error.status, body, error.problem === 'compressed' ? ACCEPT_UNCOMPRESSED : {});
  }
  if (error instanceof TooManyRequests) {
    const retryAfter = error.retryAfterSeconds;
    return json(429, { error: apiErrors.tooMany, retry_after: retryAfter }, { 'Retry-After': String(retryAfter) });
  }
  switch (error.code) {
    case 'unauthorized':
      return json(401, { error: apiErrors.unauthorized }, { 'WWW-Authenticate': challenge(error) });
    case 'forbidden':
      return json(403, { error: apiErrors.forbidden }, scopeChallenge(error));
    case 'not_found':
      return json(404, { error: apiErrors.notFound });
    default:
      return json(error.status, { error: error.message });
  }
}

/** With 415: what a body may be encoded in (RFC 9110, 12.5.3). */
export const ACCEPT_UNCOMPRESSED = { 'Accept-Encoding': 'identity' };

/** Which scope would do (RFC 6750, 3.1). */
const scopeChallenge = (error: AppError): Record<string, string> =>
  error instanceof InsufficientScope
    ? { 'WWW-Authenticate': `Bearer error="insufficient_scope", scope="${error.scope}"` }
    : {};

const challenge = (error: AppError) =>
  `Bearer realm="Passe Marche"${error instanceof NoBearerToken ? '' : ', error="invalid_token"'}`;

/** The answer to a failure of our own, told apart by its status: 503 when the same request may succeed in a moment. */
export function failureAnswer({ status }: { status: number }): Response {
  if (status !== 503) return json(status, { error: apiErrors.internal });
  return json(503, { error: apiErrors.unavailable }, { 'Retry-After': String(RETRY_AFTER_SECONDS) });
}

/** `errors` is always an array of strings; `details` says which member each is about. */
function violationsBody(violations: Violation[]): InvalidAnswer {
  return { errors: violations.map((violation) => violation.message), details: violations };
}
