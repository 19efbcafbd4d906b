import type { OAuthVerb } from '@/lib/api/oauth-route';
import type { HeaderName } from '@/lib/api/openapi/headers';
import type { ParameterName } from '@/lib/api/openapi/parameters';
import type { SchemaName } from '@/lib/api/openapi/schemas';
import type { SharedAnswerName } from '@/lib/api/openapi/shared-answers';
import type { Example, Method } from '@/lib/api/openapi/types';
import type { ApiCall } from '@/lib/api/route';
import type { apiOperationText, apiTags } from '@/lib/text/api-operations';

/** Values to show. One that holds a link is a function of the address of the instance. */
export type Examples = Record<string, Example | { summary?: string; value: (base: string) => unknown }>;

export type AnswerSpec = {
  /** Names a schema of the components; absent when there is no body. */
  schema?: SchemaName;
  contentType?: string;
  /** Others that the same answer may have, as `Accept` says. */
  otherTypes?: readonly string[];
  headers?: readonly HeaderName[];
  /** Those that it may lack, although other answers must have them. */
  optionalHeaders?: readonly HeaderName[];
  examples?: Examples;
};

export type BodySpec = { schema: SchemaName; contentType: string; required: boolean; examples: Examples };

/**
 * One endpoint: where it is, whom it answers, what it takes and may answer, and what does it. From the list of them
 * (`index.ts`) come the routes' exports (`serve`), the OpenAPI document, the access rows, and the labels of the metrics.
 * Its words are in `lib/text/api-operations.ts`, under its name.
 */
export type Endpoint = {
  method: Method;
  /** As OpenAPI writes it: `/api/v1/public_markets/{identifier}`. */
  path: string;
  tag: keyof typeof apiTags;
  parameters?: readonly ParameterName[];
  body?: BodySpec;
  /** Its own; those that `serve` may give by itself are added by `answersOf`. */
  answers: Record<number, AnswerSpec | SharedAnswerName>;
} & Handled;

/** Whom it answers: a token with this scope, a client that sends its secret, or anybody. */
type Handled =
  | { access: 'api_read' | 'api_write'; handle: (call: ApiCall) => Promise<Response> }
  | { access: 'client'; handle: OAuthVerb }
  | { access: 'anybody'; handle: (request: Request) => Promise<Response> };

/** Its words exist. */
export type EndpointName = keyof typeof apiOperationText;

/** Endpoints by name, which OpenAPI calls `operationId`. */
export const endpoints = <List extends Partial<Record<EndpointName, Endpoint>>>(list: List): List => list;

export const JSON_TYPE = 'application/json';
export const FORM_TYPE = 'application/x-www-form-urlencoded';

/** One example, under the name that OpenAPI wants each to have. */
export const example = (value: unknown | ((base: string) => unknown)): Examples => ({ example: { value } });

const WITH_TOKEN = {
  401: 'Unauthorized',
  403: 'Forbidden',
  429: 'TooManyRequests',
  500: 'InternalError',
  503: 'Unavailable',
} as const;

const WITH_BODY = { 400: 'BadRequest', 413: 'TooLarge', 415: 'Unsupported' } as const;

/** What a POST may get besides: the limit on a body, be it not asked for, and the rules of its `Idempotency-Key`. */
const POSTED = { ...WITH_BODY, 409: 'Conflict' } as const;

/** On the answer to a POST that succeeded: whether it is the first one given again. */
const REPLAYED = 'Idempotency-Replayed';

const WITH_CLIENT = {
  401: 'OAuthInvalidClient',
  413: 'OAuthTooLarge',
  415: 'OAuthUnsupported',
  429: 'OAuthTooManyRequests',
  500: 'OAuthServerError',
  503: 'OAuthUnavailable',
} as const;

/** Every answer of an endpoint by status: its own, and those of what stands before it. */
export function answersOf({ access, method, body, answers }: Endpoint): Endpoint['answers'] {
  const notAllowed = { 405: 'MethodNotAllowed' } as const;
  if (access === 'anybody') return { ...notAllowed, 500: 'InternalError', ...answers };
  if (access === 'client') return { ...notAllowed, ...WITH_CLIENT, ...answers };
  const read = method === 'post' ? POSTED : body ? WITH_BODY : {};
  const own = Object.entries(answers).map(([status, answer]) => {
    const isMade = method === 'post' && status.startsWith('2') && typeof answer !== 'string';
    return [status, isMade ? { ...answer, headers: [REPLAYED, ...(answer.headers ?? [])] } : answer];
  });
  return { ...notAllowed, ...WITH_TOKEN, ...read, ...Object.fromEntries(own) };
}
