import type { Inngest } from 'inngest';
import { log } from '@/lib/observability/log';
import { applyRetention } from '@/lib/retention/apply-retention';

/** Erases, every night, what has been kept for as long as it may be. */
export function applyRetentionRules(client: Inngest) {
  return client.createFunction({ id: 'apply-retention', triggers: [{ cron: '41 2 * * *' }] }, async ({ step }) =>
    step.run('apply', async () => {
      const applied = await applyRetention(new Date());
      log().info({ applied }, 'retention applied');
      return applied;
    }),
  );
}
