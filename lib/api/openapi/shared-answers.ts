import { type AnswerSpec, example } from '@/lib/api/endpoints/endpoint';
import { MAX_BODY_BYTES } from '@/lib/api/read-body';
import { MAX_OAUTH_BODY_BYTES } from '@/lib/oauth/oauth-limits';
import { apiErrors, requestProblemMessage } from '@/lib/text/api';

/** Answers that several operations give alike, by component name. */

export const SHARED_ANSWERS = {
  BadRequest: {
    schema: 'Error',
    examples: {
      not_json: { value: { error: requestProblemMessage('fr', 'not_json', '') } },
      no_root_key: { value: { error: requestProblemMessage('fr', 'no_root_key', 'public_market') } },
      bad_idempotency_key: { value: { error: requestProblemMessage('fr', 'bad_idempotency_key', '') } },
    },
  },
  Unauthorized: {
    schema: 'Error',
    headers: ['WWW-Authenticate'],
    examples: example({ error: apiErrors.unauthorized }),
  },
  Forbidden: { schema: 'Error', headers: ['WWW-Authenticate'], examples: example({ error: apiErrors.forbidden }) },
  NotFound: { schema: 'Error', examples: example({ error: apiErrors.notFound }) },
  MethodNotAllowed: { schema: 'Error', headers: ['Allow'], examples: example({ error: apiErrors.methodNotAllowed }) },
  Conflict: {
    schema: 'Error',
    headers: ['Retry-After'],
    examples: example({ error: requestProblemMessage('fr', 'still_running', '') }),
  },
  TooLarge: {
    schema: 'Error',
    examples: example({ error: requestProblemMessage('fr', 'too_large', String(MAX_BODY_BYTES)) }),
  },
  Unsupported: {
    schema: 'Error',
    headers: ['Accept-Encoding'],
    examples: example({ error: requestProblemMessage('fr', 'compressed', '') }),
  },
  TooManyRequests: {
    schema: 'RateLimitError',
    headers: ['Retry-After'],
    examples: example({ error: apiErrors.tooMany, retry_after: 12 }),
  },
  InternalError: { schema: 'Error', examples: example({ error: apiErrors.internal }) },
  Unavailable: { schema: 'Error', headers: ['Retry-After'], examples: example({ error: apiErrors.unavailable }) },
  OAuthInvalidRequest: {
    schema: 'OAuthError',
    headers: ['Cache-Control'],
    examples: example({ error: 'invalid_request', error_description: 'token is missing' }),
  },
  OAuthInvalidClient: {
    schema: 'OAuthError',
    headers: ['Cache-Control'],
    optionalHeaders: ['WWW-Authenticate'],
    examples: example({ error: 'invalid_client', error_description: 'Client authentication failed' }),
  },
  OAuthTooLarge: {
    schema: 'OAuthError',
    headers: ['Cache-Control'],
    examples: example({
      error: 'invalid_request',
      error_description: requestProblemMessage('en', 'too_large', String(MAX_OAUTH_BODY_BYTES)),
    }),
  },
  OAuthUnsupported: {
    schema: 'OAuthError',
    headers: ['Cache-Control', 'Accept-Encoding'],
    examples: example({
      error: 'invalid_request',
      error_description: requestProblemMessage('en', 'compressed', ''),
    }),
  },
  OAuthServerError: {
    schema: 'OAuthError',
    headers: ['Cache-Control'],
    examples: example({ error: 'server_error', error_description: apiErrors.internal }),
  },
  OAuthUnavailable: {
    schema: 'OAuthError',
    headers: ['Cache-Control', 'Retry-After'],
    examples: example({ error: 'temporarily_unavailable', error_description: apiErrors.unavailable }),
  },
  OAuthTooManyRequests: {
    schema: 'OAuthRateLimitError',
    headers: ['Cache-Control', 'Retry-After'],
    examples: example({
      error: 'rate_limit_exceeded',
      error_description: 'Too many requests',
      retry_after: 12,
    }),
  },
} satisfies Record<string, AnswerSpec>;

export type SharedAnswerName = keyof typeof SHARED_ANSWERS;

export const sharedAnswerRef = (name: SharedAnswerName) => ({ $ref: `#/components/responses/${name}` });
