import type { Inngest } from 'inngest';
import { callAntivirusAgain, scanFile } from '@/lib/applications/scan-file';
import { stepsOf } from './steps-of';

/** Has each stored file scanned; tried again for some ten minutes while the antivirus does not answer. */
export function scanStoredFile(client: Inngest) {
  return client.createFunction(
    { id: 'scan-file', triggers: [{ event: 'file/stored' }], retries: 5, concurrency: [{ limit: 4 }] },
    async ({ event, step }) => {
      const { documentId } = event.data as { documentId: string };
      return stepsOf(event, step).run('scan', () => scanFile(documentId, new Date()));
    },
  );
}

/** As long as files wait, they are scanned again, whatever the time the antivirus is away. */
export function scanWaitingFiles(client: Inngest) {
  return client.createFunction({ id: 'scan-waiting-files', triggers: [{ cron: '*/15 * * * *' }] }, async ({ step }) =>
    step.run('call-again', () => callAntivirusAgain(new Date())),
  );
}
