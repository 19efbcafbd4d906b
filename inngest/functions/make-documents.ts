import type { Inngest } from 'inngest';
import { countPendingScans } from '@/db/queries/answers';
import { makeEspd } from '@/lib/documents/espd/make-espd';
import { makeAttestation } from '@/lib/documents/make-attestation';
import { makeDocumentsPackage } from '@/lib/documents/package/make-documents-package';
import { announceDocuments } from '@/lib/documents/publish/announce-documents';
import { reportDocumentsFailure } from '@/lib/documents/publish/unfinished-documents';
import { makeWebCopy } from '@/lib/documents/web-copy/make-web-copy';
import { stepsOf } from './steps-of';

/** The engine has given up: said to the operators, and left to the sweep. */
async function tellFailure({ event, error }: { event: { data: { event: { data: unknown } } }; error: Error }) {
  const { applicationId } = event.data.event.data as { applicationId: string };
  await reportDocumentsFailure(applicationId, error.message);
}

/**
 * After a submission: one durable step per document, then the editor is told, once the links work. Every step is safe to
 * run again, so that a process killed half-way costs at most the step it was in. The documents name the files that the
 * antivirus flagged: while it has not answered for one, nothing is made, and its last answer begins this again.
 */
export function makeDocuments(client: Inngest) {
  return client.createFunction(
    {
      id: 'make-documents',
      triggers: [{ event: 'application/submitted' }, { event: 'application/scanned' }],
      retries: 10,
      onFailure: tellFailure,
      concurrency: [{ limit: 1, key: 'event.data.applicationId' }],
    },
    async ({ event, step }) => {
      const { applicationId } = event.data as { applicationId: string };
      const steps = stepsOf(event, step);
      const pending = await steps.run('pending-scans', () => countPendingScans(applicationId));
      if (pending > 0) return;
      await steps.run('espd', () => makeEspd(applicationId));
      await steps.run('web-copy', () => makeWebCopy(applicationId));
      await steps.run('attestation', () => makeAttestation(applicationId, 'attestation'));
      await steps.run('buyer-attestation', () => makeAttestation(applicationId, 'buyer_attestation'));
      await steps.run('documents-package', () => makeDocumentsPackage(applicationId));
      await steps.run('announce', () => announceDocuments(applicationId, new Date()));
    },
  );
}
