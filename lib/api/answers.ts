import { AppError, type Violation } from '@/lib/errors';
import { NoBearerToken } from '@/lib/oauth/verify-bearer';
import { apiErrors, type Language, requestProblemMessage } from '@/lib/text/api';
import { RefusedRequest } from './refused-request';
import type { InvalidAnswer } from './shapes/errors';
import { TooManyRequests } from './too-many-requests';

/** JSON in UTF-8, whatever `Accept` says. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store', ...headers },
  });
}

/** The answer of contract §3 for an error; null when the error is a failure of our own, which callers must log. */
export function answerFor(error: unknown, language: Language): Response | null {
  if (!(error instanceof AppError) || error.code === 'internal') return null;
  if (error.violations.length > 0) return json(error.status, violationsBody(error.violations));
  if (error instanceof RefusedRequest) {
    return json(error.status, { error: requestProblemMessage(language, error.problem, error.subject) });
  }
  if (error instanceof TooManyRequests) {
    const retryAfter = error.retryAfterSeconds;
    return json(429, { error: apiErrors.tooMany, retry_after: retryAfter }, { 'Retry-After': String(retryAfter) });
  }
  switch (error.code) {
    case 'unauthorized':
      return json(401, { error: apiErrors.unauthorized }, { 'WWW-Authenticate': challenge(error) });
    case 'forbidden':
      return json(403, { error: apiErrors.forbidden });
    case 'not_found':
      return json(404, { error: apiErrors.notFound });
    default:
      return json(error.status, { error: error.message });
  }
}

const challenge = (error: AppError) =>
  `Bearer realm="Passe Marche"${error instanceof NoBearerToken ? '' : ', error="invalid_token"'}`;

export const internalError = () => json(500, { error: apiErrors.internal });

/** `errors` is always an array of strings; `details` says which member each is about. */
function violationsBody(violations: Violation[]): InvalidAnswer {
  return { errors: violations.map((violation) => violation.message), details: violations };
}
