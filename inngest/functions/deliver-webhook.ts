import type { Inngest } from 'inngest';
import { attemptDelivery } from '@/lib/webhooks/attempt-delivery';
import { MAX_ATTEMPTS } from '@/lib/webhooks/judge-answer';

/**
 * One delivery: at most three attempts, waiting after the end of the one that failed. The waits are explicit sleeps and
 * the attempts never throw for what the editor answers: the engine's own retries are for crashes of ours.
 */
export function deliverWebhook(client: Inngest) {
  return client.createFunction(
    {
      id: 'deliver-webhook',
      triggers: [{ event: 'webhook/requested' }],
      retries: 10,
      concurrency: [{ limit: 1, key: 'event.data.editorId' }],
    },
    async ({ event, step }) => {
      const { deliveryId } = event.data as { deliveryId: string };
      for (let number = 1; number <= MAX_ATTEMPTS; number++) {
        const { nextAttemptAt } = await step.run(`attempt-${number}`, () => attemptDelivery(deliveryId, number));
        if (nextAttemptAt === null) return;
        await step.sleepUntil(`wait-${number}`, nextAttemptAt);
      }
    },
  );
}
