import type { Inngest } from 'inngest';
import { sendWebhookTest } from '@/lib/webhooks/test-webhook';
import { stepsOf } from './steps-of';

/** Sends the samples that an editor asked for, one step each. */
export function sendWebhookTests(client: Inngest) {
  return client.createFunction(
    { id: 'send-webhook-tests', triggers: [{ event: 'webhook/test-requested' }], retries: 2 },
    async ({ event, step }) => {
      const { ids } = event.data as { ids: string };
      for (const id of ids.split(' ')) await stepsOf(event, step).run(`send-${id}`, () => sendWebhookTest(id));
    },
  );
}
