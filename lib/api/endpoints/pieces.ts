import { invalid } from '@/lib/api/openapi/examples';
import type { ApiCall } from '@/lib/api/route';
import type { FreshLinkAnswer } from '@/lib/api/shapes/market';
import { exampleText } from '@/lib/text/api-operations';
import { type AnswerSpec, type BodySpec, type Endpoint, example, JSON_TYPE } from './endpoint';

/** What several endpoints have alike. */

export const MARKETS = '/api/v1/public_markets';
export const APPLICATIONS = '/api/v1/market_applications';
export const DELIVERIES = '/api/v1/webhook_deliveries';
export const CIRCUIT = '/api/v1/webhook_circuit';

/** A 422 that a POST may get for its `Idempotency-Key`. */
export const keyReused = {
  other_request: { summary: exampleText.keyReused, value: invalid(['Idempotency-Key', 'other_request']) },
};

export const invalidAnswer = (examples: AnswerSpec['examples']): AnswerSpec => ({
  schema: 'ValidationErrors',
  examples: examples ?? {},
});

/** A page of a list, and what is said of a `limit` or a `cursor` that is not one. */
export const listAnswers = (schema: AnswerSpec['schema'] & string, item: unknown) => ({
  200: { schema, examples: example({ data: [item], next_cursor: null }) },
  422: invalidAnswer({
    limit: { value: invalid(['limit', 'page_size']) },
    cursor: { value: invalid(['cursor', 'not_a_cursor']) },
  }),
});

const renewal: BodySpec = {
  schema: 'RenewAccessLink',
  contentType: JSON_TYPE,
  required: false,
  examples: example({ revoke_previous: true }),
};

/** A fresh link into a market or an application. */
export const linkRenewal = (
  about: Pick<Endpoint, 'path' | 'tag'> & { parameter: 'MarketIdentifier' | 'ApplicationIdentifier' },
  link: (base: string) => FreshLinkAnswer,
  handle: (call: ApiCall) => Promise<Response>,
): Endpoint => ({
  method: 'post',
  path: about.path,
  tag: about.tag,
  access: 'api_write',
  parameters: [about.parameter, 'IdempotencyKey', 'AcceptLanguage'],
  body: renewal,
  answers: {
    201: { schema: 'AccessLink', examples: example(link) },
    404: 'NotFound',
    422: invalidAnswer({ not_boolean: { value: invalid(['revoke_previous', 'not_boolean']) }, ...keyReused }),
  },
  handle,
});

/** OpenAPI cannot show bytes: a sentence stands for them. */
export const BYTES: NonNullable<AnswerSpec['examples']> = {
  bytes: { summary: exampleText.bytes, value: exampleText.bytes },
};

/** Seconds after which documents that are being made are worth asking for again. */
export const RETRY_AFTER_SECONDS = '5';
