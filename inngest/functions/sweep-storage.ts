import type { Inngest } from 'inngest';
import { log } from '@/lib/observability/log';
import { sweepStorage } from '@/lib/stored-objects';

/** Removes, every hour, the bytes that nobody needs any more. */
export function sweepStoredObjects(client: Inngest) {
  return client.createFunction({ id: 'sweep-storage', triggers: [{ cron: '17 * * * *' }] }, async ({ step }) =>
    step.run('sweep', async () => {
      const swept = await sweepStorage(new Date());
      log().info(swept, 'storage swept');
      return swept;
    }),
  );
}
