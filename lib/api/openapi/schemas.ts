import { z } from 'zod';
import {
  applicationShape,
  oneApplicationShape,
  registerAnswerShape,
  startedApplicationShape,
} from '@/lib/api/shapes/application';
import {
  attemptShape,
  circuitShape,
  deliveryShape,
  oneDeliveryShape,
  webhookTestShape,
} from '@/lib/api/shapes/delivery';
import {
  errorShape,
  invalidShape,
  oauthErrorShape,
  oauthTooManyShape,
  tooManyShape,
  violationShape,
} from '@/lib/api/shapes/errors';
import { fieldListShape, fieldShape } from '@/lib/api/shapes/field';
import { listOf } from '@/lib/api/shapes/list';
import { createdMarketShape, freshLinkShape, marketShape } from '@/lib/api/shapes/market';
import {
  introspectionShape,
  keySetShape,
  serverMetadataShape,
  tokenInquiry,
  tokenRequest,
  tokenShape,
} from '@/lib/api/shapes/oauth';
import {
  changeDeadlineRequest,
  createMarketRequest,
  freshLinkRequest,
  startApplicationRequest,
} from '@/lib/api/shapes/requests';
import { lotShape } from '@/lib/shapes/values';
import { WEBHOOK_EVENT_NAMES, WEBHOOK_EVENTS, type WebhookEventName } from '@/lib/webhooks/events';
import type { Schema } from './types';

/** The name of an event's body in the document: `market.completed` is `MarketCompleted`. */
export const payloadName = (event: WebhookEventName): string =>
  event.replaceAll(/(?:^|[._])([a-z])/g, (_, letter: string) => letter.toUpperCase());

// No operation refers to one of these: their names are left out of `SchemaName`.
const eventPayloads: Record<never, z.ZodType> = Object.fromEntries(
  WEBHOOK_EVENT_NAMES.map((event) => [payloadName(event), WEBHOOK_EVENTS[event].payload]),
);

/** Every body, by its name in the document. */

const ANSWERS = {
  PublicMarket: marketShape,
  Lot: lotShape,
  PublicMarketList: listOf(marketShape),
  CreatedPublicMarket: createdMarketShape,
  MarketApplication: applicationShape,
  OneMarketApplication: oneApplicationShape,
  RegisterAnswer: registerAnswerShape,
  MarketApplicationList: listOf(applicationShape),
  StartedMarketApplication: startedApplicationShape,
  AccessLink: freshLinkShape,
  Field: fieldShape,
  FieldList: fieldListShape,
  WebhookDelivery: deliveryShape,
  OneWebhookDelivery: oneDeliveryShape,
  WebhookAttempt: attemptShape,
  WebhookDeliveryList: listOf(deliveryShape),
  WebhookCircuit: circuitShape,
  WebhookTest: webhookTestShape,
  Token: tokenShape,
  Introspection: introspectionShape,
  AuthorizationServer: serverMetadataShape,
  KeySet: keySetShape,
  Error: errorShape,
  Violation: violationShape,
  ValidationErrors: invalidShape,
  ErrorOrValidationErrors: z.union([errorShape, invalidShape]),
  RateLimitError: tooManyShape,
  OAuthError: oauthErrorShape,
  OAuthRateLimitError: oauthTooManyShape,
  ...eventPayloads,
  OpenApiDocument: z.looseObject({ openapi: z.string(), paths: z.looseObject({}) }),
} satisfies Record<string, z.ZodType>;

const REQUESTS = {
  CreatePublicMarket: createMarketRequest,
  ChangeDeadline: changeDeadlineRequest,
  StartMarketApplication: startApplicationRequest,
  RenewAccessLink: freshLinkRequest,
  TokenRequest: tokenRequest,
  TokenInquiry: tokenInquiry,
} satisfies Record<string, z.ZodType>;

export type SchemaName = keyof typeof ANSWERS | keyof typeof REQUESTS | 'Binary';

export const schemaRef = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** The schemas as JSON Schema, each named one referred to by the others. */
export function componentSchemas(): Record<string, Schema> {
  return {
    ...toSchemas(ANSWERS, 'output'),
    ...toSchemas(REQUESTS, 'input'),
    // JSON Schema says nothing of bytes (OpenAPI 3.1, « Working with Binary Data »).
    Binary: {},
  };
}

function toSchemas(shapes: Record<string, z.ZodType>, io: 'input' | 'output'): Record<string, Schema> {
  const named = z.registry<{ id: string }>();
  for (const [id, shape] of Object.entries(shapes)) named.add(shape, { id });
  const { schemas } = z.toJSONSchema(named, { target: 'draft-2020-12', io, uri: (id) => schemaRef(id).$ref, override });
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, withoutAddress(schema)]));
}

/** An answer may gain members without breaking anyone: clients must ignore those they do not know. */
function override({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
}

/** Within the document, its place is its address, and its dialect the document's. */
function withoutAddress({ $id, $schema, ...schema }: z.core.JSONSchema.BaseSchema): Schema {
  return schema as Schema;
}
