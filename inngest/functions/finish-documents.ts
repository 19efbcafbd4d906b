import type { Inngest } from 'inngest';
import { askAgainForDocuments } from '@/lib/documents/publish/unfinished-documents';

/** Finds, every five minutes, the submitted applications that have no documents, and has them made. */
export function finishDocuments(client: Inngest) {
  return client.createFunction({ id: 'finish-documents', triggers: [{ cron: '*/5 * * * *' }] }, async ({ step }) =>
    step.run('ask-again', () => askAgainForDocuments(new Date())),
  );
}
