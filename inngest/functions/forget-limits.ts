import type { Inngest } from 'inngest';
import { forgetLimits } from '@/lib/limits/forget-limits';

/** Deletes, every ten minutes, what no longer limits anybody. */
export function forgetEndedLimits(client: Inngest) {
  return client.createFunction({ id: 'forget-ended-limits', triggers: [{ cron: '*/10 * * * *' }] }, async ({ step }) =>
    step.run('forget', () => forgetLimits(new Date())),
  );
}
