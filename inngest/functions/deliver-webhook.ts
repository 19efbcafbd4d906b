import type { Inngest } from 'inngest';
import { isSettledWithout } from '@/db/queries/webhooks/waiting-deliveries';
import type { QueueName } from '@/db/schema/webhook-queues';
import type { WebhookRequest } from '@/lib/outbox/promise';
import { DELIVERY_NUMBERS, type DeliveryNumbers } from '@/lib/webhooks/delivery-numbers';

import { abandonQueue, handOverQueue, resumeQueues } from '@/lib/webhooks/keep-queues';
import { runBatch } from '@/lib/webhooks/run-batch';

/**
 * One run per event, but a run sees to all that waits for the editor, in order, until nothing does; those that find the
 * line in other hands end at once (docs/decisions/0014). The waits are explicit sleeps, and a batch never throws for
 * what the editor answers: the engine's own retries are for faults of ours.
 */
export const deliverWebhook = (client: Inngest, numbers = DELIVERY_NUMBERS) =>
  queueFunction(client, { id: 'deliver-webhook', event: 'webhook/requested', queue: 'line' }, numbers);

/** The attempts made in the background once the three have failed: a queue apart, which holds no event up. */
export const deliverWebhookLater = (client: Inngest, numbers = DELIVERY_NUMBERS) =>
  queueFunction(client, { id: 'deliver-webhook-later', event: 'webhook/exhausted', queue: 'later' }, numbers);

/** Every minute: a lost run must leave no delivery waiting. */
export function resumeDeliveries(client: Inngest) {
  return client.createFunction({ id: 'resume-deliveries', triggers: [{ cron: '* * * * *' }] }, async ({ step }) =>
    step.run('resume', () => resumeQueues(new Date())),
  );
}

function queueFunction(
  client: Inngest,
  { id, event: name, queue }: { id: string; event: string; queue: QueueName },
  numbers: DeliveryNumbers,
) {
  return client.createFunction(
    {
      id,
      triggers: [{ event: name }],
      retries: 3,
      concurrency: [{ limit: 1, key: 'event.data.editorId' }],
      onFailure: async ({ event, step }) => {
        const { editorId } = event.data.event.data as WebhookRequest;
        const run = event.data.run_id;
        await step.run('abandon', () => abandonQueue({ editorId, name: queue, run }, numbers, new Date()));
      },
    },
    async ({ event, step, runId: run }) => {
      const { deliveryId, editorId } = event.data as WebhookRequest;
      // Outside the steps: in a burst nearly all runs find their delivery sent by another, and cost one call.
      if (queue === 'line' && (await isSettledWithout(run, deliveryId))) return;
      const applicant = { editorId, name: queue, run };
      for (let batch = 1; batch <= numbers.maxBatches; batch++) {
        // `turn`: runs under way have their steps stored under this name.
        const after = await step.run(`turn-${batch}`, () => runBatch(applicant, numbers));
        if (after.next === 'end') return;
        if (after.next === 'wait') await step.sleepUntil(`wait-${batch}`, after.until);
      }
      await step.run('hand-over', () => handOverQueue(applicant, new Date()));
    },
  );
}
