import { JSON_TYPE } from '@/lib/api/endpoints/endpoint';
import { apiWebhookText as text } from '@/lib/text/api-operations';
import { applicationCompleted, DELIVERY_ID, marketCompleted } from './examples';
import { type SchemaName, schemaRef } from './schemas';
import type { Parameter, PathItem } from './types';

const header = (name: keyof typeof text.headers, example: string): Parameter => ({
  name,
  in: 'header',
  required: true,
  description: text.headers[name],
  schema: { type: 'string' },
  example,
});

/** Contract §6: two signatures of the same body. The values belong to no real secret. */
const HEADERS = [
  header('X-Webhook-Signature-SHA256', `sha256=${'5f2c9a7e'.repeat(8)}`),
  header('webhook-id', DELIVERY_ID),
  header('webhook-timestamp', '1795357850'),
  header('webhook-signature', 'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4='),
  header('User-Agent', 'PasseMarche-Webhook/1.0'),
];

/** What an editor receives, and what its answer leads to. */
export function webhookItems(base: string): Record<string, PathItem> {
  return {
    'market.completed': event('marketCompleted', 'MarketCompleted', marketCompleted),
    'market_application.completed': event(
      'marketApplicationCompleted',
      'MarketApplicationCompleted',
      applicationCompleted(base),
    ),
  };
}

function event(operationId: keyof typeof text.events, schema: SchemaName, value: unknown): PathItem {
  const { summary, description } = text.events[operationId];
  return {
    post: {
      operationId,
      tags: ['webhooks'],
      summary,
      description,
      security: [],
      parameters: HEADERS,
      requestBody: {
        required: true,
        content: { [JSON_TYPE]: { schema: schemaRef(schema), examples: { example: { value } } } },
      },
      responses: Object.fromEntries(
        Object.entries(text.answers).map(([status, description]) => [status, { description }]),
      ),
    },
  };
}
