import type { Inngest } from 'inngest';
import { remindDeadlines } from '@/lib/applications/remind-deadlines';
import { retryLateMessages } from '@/lib/messages/retry-messages';
import { sendMessage } from '@/lib/messages/send-message';
import { sendWaitingCodes } from '@/lib/messages/send-waiting-codes';
import { stepsOf } from './steps-of';

/** One that another process has in hand is asked for again when that one must be dead. */
const MAX_TURNS = 5;

/**
 * Sends each message that was promised, one at a time, so that a process that is killed leaves one at most of which nobody knows
 * whether it went out; tried again for a while when the mail server does not take it, then left to the sweep.
 */
export function sendPromisedMessage(client: Inngest) {
  return client.createFunction(
    { id: 'send-message', triggers: [{ event: 'message/promised' }], retries: 4, concurrency: [{ limit: 1 }] },
    async ({ event, step }) => {
      const { messageId } = event.data as { messageId: string };
      const steps = stepsOf(event, step);
      for (let turn = 1; turn <= MAX_TURNS; turn++) {
        const again = await steps.run(`send-${turn}`, async () => {
          await sendWaitingCodes(messageId);
          const at = await sendMessage(messageId);
          return at?.toISOString() ?? null;
        });
        if (again === null) return;
        await step.sleepUntil(`wait-${turn}`, again);
      }
    },
  );
}

/** As long as messages wait, they are tried again, whatever the time the mail server is away. */
export function resumeMessages(client: Inngest) {
  return client.createFunction({ id: 'resume-messages', triggers: [{ cron: '*/10 * * * *' }] }, async ({ step }) =>
    step.run('ask-again', () => retryLateMessages(new Date())),
  );
}

/** Finds, every half hour, the drafts whose deadline is near, and writes to who has access to them, once. */
export function remindOfDeadlines(client: Inngest) {
  return client.createFunction({ id: 'remind-of-deadlines', triggers: [{ cron: '*/30 * * * *' }] }, async ({ step }) =>
    step.run('remind', () => remindDeadlines(new Date())),
  );
}
