import type { Inngest } from 'inngest';
import { log } from '@/lib/observability/log';
import { sweepRemovedFiles, sweepStorage } from '@/lib/storage/stored-objects';

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

/** Takes removed files out of storage, every minute: what is kept of them counts for their dossier until then. */
export function sweepFilesRemoved(client: Inngest) {
  return client.createFunction(
    { id: 'sweep-removed-files', triggers: [{ cron: '* * * * *' }], concurrency: [{ limit: 1 }] },
    async ({ step }) => step.run('sweep', () => sweepRemovedFiles(new Date())),
  );
}
