import { JSON_TYPE } from '@/lib/api/endpoints/endpoint';
import { apiWebhookText as text } from '@/lib/text/api-operations';
import { WEBHOOK_EVENT_NAMES, WEBHOOK_EVENTS, type WebhookEventName } from '@/lib/webhooks/events';
import { FIXED_HEADERS } from '@/lib/webhooks/sign-webhook';
import { SIGNED } from './examples';
import { linksAfterEvent } from './links';
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

/** Contract §6: two signatures of the same body. */
const HEADERS = Object.entries({ ...SIGNED, 'User-Agent': FIXED_HEADERS['User-Agent'] }).map(([name, example]) =>
  header(name as keyof typeof text.headers, example),
);

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
        Object.entries(text.answers).map(([status, description]) => [
          status,
          { description, ...(status === '2XX' && { links: linksAfterEvent(event) }) },
        ]),
      ),
    },
  };
}
