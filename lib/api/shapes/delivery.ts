import { z } from 'zod';
import { instant, syncStatus } from '@/lib/shapes/values';
import { circuitMembers, testMembers, deliveryMembers as text } from '@/lib/text/api-members';
import { WEBHOOK_EVENT_NAMES } from '@/lib/webhooks/events';

/** What the API says of a webhook delivery (contract §3). */

export const attemptShape = z.object({
  number: z.int().min(1).describe(text.number),
  at: instant.describe(text.at),
  duration_ms: z.int().min(0).describe(text.duration_ms),
  http_status: z.int().nullable().describe(text.http_status),
  error: z.string().nullable().describe(text.error),
});

export const deliveryShape = z.object({
  id: z.string().meta({ format: 'uuid' }).describe(text.id),
  /** A string for the code, which keeps it so; an enumeration for readers and tests. */
  event: z.string().meta({ enum: WEBHOOK_EVENT_NAMES }).describe(text.event),
  identifier: z.string().describe(text.identifier),
  sync_status: syncStatus.describe(text.sync_status),
  created_at: instant.describe(text.created_at),
  next_attempt_at: instant.nullable().describe(text.next_attempt_at),
  attempts: z.array(attemptShape).describe(text.attempts),
});

/** One delivery, with the very text that is sent. */
export const oneDeliveryShape = deliveryShape.extend({
  body: z.string().describe(text.body),
  headers: z.record(z.string(), z.string()).describe(text.headers),
});

/** What it says of the editor's circuit breaker (contract §6). */
export const circuitShape = z.object({
  state: z.enum(['closed', 'open', 'half_open']).describe(circuitMembers.state),
  consecutive_failures: z.int().min(0).describe(circuitMembers.consecutive_failures),
  open_until: instant.nullable().describe(circuitMembers.open_until),
  waiting_deliveries: z.int().min(0).describe(circuitMembers.waiting_deliveries),
});

/** The samples of the last test, and what came of each. */
export const webhookTestShape = z.object({
  requested_at: instant.nullable().describe(testMembers.requested_at),
  data: z
    .array(
      z.object({
        id: z.string().meta({ format: 'uuid' }).describe(testMembers.id),
        event: z.string().meta({ enum: WEBHOOK_EVENT_NAMES }).describe(testMembers.event),
        sent_at: instant.nullable().describe(testMembers.sent_at),
        duration_ms: z.int().min(0).nullable().describe(testMembers.duration_ms),
        http_status: z.int().nullable().describe(testMembers.http_status),
        error: z.string().nullable().describe(testMembers.error),
      }),
    )
    .describe(testMembers.data),
});

export type WebhookTestAnswer = z.infer<typeof webhookTestShape>;
export type CircuitAnswer = z.infer<typeof circuitShape>;
export type DeliveryAnswer = z.infer<typeof deliveryShape>;
export type OneDeliveryAnswer = z.infer<typeof oneDeliveryShape>;
