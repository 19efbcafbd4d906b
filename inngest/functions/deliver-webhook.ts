import type { Inngest } from 'inngest';
import { isSettledWithout } from '@/db/queries/webhooks/waiting-deliveries';
import type { LaneName } from '@/db/schema/webhook-lanes';
import type { WebhookRequest } from '@/lib/outbox/promise';
import { DELIVERY_NUMBERS, type DeliveryNumbers } from '@/lib/webhooks/delivery-numbers';

import { abandonLane, handOverLane, resumeLanes } from '@/lib/webhooks/keep-lanes';
import { workLane } from '@/lib/webhooks/work-lane';

/**
 * One run per event, but a run sees to all that waits for the editor, in order, until nothing does; those that find the
 * line in other hands end at once (docs/decisions/0014). The waits are explicit sleeps, and a turn never throws for what
 * the editor answers: the engine's own retries are for faults of ours.
 */
export const deliverWebhook = (client: Inngest, numbers = DELIVERY_NUMBERS) =>
  laneFunction(client, { id: 'deliver-webhook', event: 'webhook/requested', lane: 'line' }, numbers);

/** The attempts made in the background once the three have failed: apart, since they hold nobody up. */
export const deliverWebhookLater = (client: Inngest, numbers = DELIVERY_NUMBERS) =>
  laneFunction(client, { id: 'deliver-webhook-later', event: 'webhook/exhausted', lane: 'later' }, numbers);

/** Every minute: a run that got lost must strand nobody. */
export function resumeDeliveries(client: Inngest) {
  return client.createFunction({ id: 'resume-deliveries', triggers: [{ cron: '* * * * *' }] }, async ({ step }) =>
    step.run('resume', () => resumeLanes(new Date())),
  );
}

function laneFunction(
  client: Inngest,
  { id, event: name, lane }: { id: string; event: string; lane: LaneName },
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
        await step.run('abandon', () => abandonLane({ editorId, name: lane, run }, numbers, new Date()));
      },
    },
    async ({ event, step, runId: run }) => {
      const { deliveryId, editorId } = event.data as WebhookRequest;
      // Outside the steps: in a burst nearly all runs find their delivery sent by another, and cost one call.
      if (lane === 'line' && (await isSettledWithout(run, deliveryId))) return;
      const applicant = { editorId, name: lane, run };
      for (let turn = 1; turn <= numbers.maxTurns; turn++) {
        const after = await step.run(`turn-${turn}`, () => workLane(applicant, numbers));
        if (after.next === 'end') return;
        if (after.next === 'wait') await step.sleepUntil(`wait-${turn}`, after.until);
      }
      await step.run('hand-over', () => handOverLane(applicant, new Date()));
    },
  );
}
