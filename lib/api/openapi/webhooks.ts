import { JSON_TYPE } from '@/lib/api/endpoints/endpoint';
import { apiWebhookText as text } from '@/lib/text/api-operations';
import { WEBHOOK_EVENT_NAMES, WEBHOOK_EVENTS, type WebhookEventName } from '@/lib/webhooks/events';
import { DELIVERY_ID } from './examples';
import { payloadName, schemaRef } from './schemas';
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
  return Object.fromEntries(WEBHOOK_EVENT_NAMES.map((event) => [event, pathItem(event, base)]));
}

function pathItem(event: WebhookEventName, base: string): PathItem {
  const { words, example } = WEBHOOK_EVENTS[event];
  const { summary, description } = words;
  const schema = payloadName(event);
  return {
    post: {
      operationId: schema.charAt(0).toLowerCase() + schema.slice(1),
      tags: ['webhooks'],
      summary,
      description,
      security: [],
      parameters: HEADERS,
      requestBody: {
        required: true,
        content: { [JSON_TYPE]: { schema: schemaRef(schema), examples: { example: { value: example(base) } } } },
      },
      responses: Object.fromEntries(
        Object.entries(text.answers).map(([status, description]) => [status, { description }]),
      ),
    },
  };
}
