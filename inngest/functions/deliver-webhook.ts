import type { Inngest } from 'inngest';
import type { WebhookRequest } from '@/lib/outbox';
import { abandonDelivery, attemptDelivery } from '@/lib/webhooks/attempt-delivery';
import { MAX_ATTEMPTS } from '@/lib/webhooks/judge-answer';

/**
 * One run of a delivery: at most three attempts, waiting after the end of the one that failed. The waits are explicit
 * sleeps and the attempts never throw for what the editor answers: the engine's own retries are for crashes of ours.
 */
export function deliverWebhook(client: Inngest) {
  return client.createFunction(
    {
      id: 'deliver-webhook',
      triggers: [{ event: 'webhook/requested' }],
      retries: 10,
      concurrency: [{ limit: 1, key: 'event.data.editorId' }],
      onFailure: async ({ event, step }) => {
        const { deliveryId } = event.data.event.data as WebhookRequest;
        await step.run('abandon', () => abandonDelivery(deliveryId));
      },
    },
    async ({ event, step }) => {
      const request = event.data as WebhookRequest;
      const first = 'firstAttemptNumber' in request ? Number(request.firstAttemptNumber) : 1;
      for (let rank = 1; rank <= MAX_ATTEMPTS; rank++) {
        const { nextAttemptAt } = await step.run(`attempt-${rank}`, () =>
          attemptDelivery(request.deliveryId, first + rank - 1, first),
        );
        if (nextAttemptAt === null) return;
        await step.sleepUntil(`wait-${rank}`, nextAttemptAt);
      }
    },
  );
}
