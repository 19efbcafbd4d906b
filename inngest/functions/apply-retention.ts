import type { Inngest } from 'inngest';
import { checkAudit } from '@/lib/audit/check-audit';
import { log } from '@/lib/observability/log';
import { applyRetention } from '@/lib/retention/apply-retention';

/** Verifies the audit log, every night, then erases what has been kept for as long as it may be. */
export function applyRetentionRules(client: Inngest) {
  return client.createFunction({ id: 'apply-retention', triggers: [{ cron: '41 2 * * *' }] }, async ({ step }) => {
    await step.run('verify-audit', () => checkAudit(new Date()));
    return step.run('apply', async () => {
      const applied = await applyRetention(new Date());
      log().info({ applied }, 'retention applied');
      return applied;
    });
  });
}
