import type { Inngest } from 'inngest';
import { announceDocuments } from '@/lib/documents/announce-documents';
import { makeAttestation } from '@/lib/documents/make-attestation';
import { makeDocumentsPackage } from '@/lib/documents/make-documents-package';
import { reportDocumentsFailure } from '@/lib/documents/unfinished-documents';

/** The engine has given up: said to the operators, and left to the sweep. */
async function tellFailure({ event, error }: { event: { data: { event: { data: unknown } } }; error: Error }) {
  const { applicationId } = event.data.event.data as { applicationId: string };
  await reportDocumentsFailure(applicationId, error.message);
}

/**
 * After a submission: one durable step per document, then the editor is told, once the links work. Every step is safe to
 * run again, so that a process killed half-way costs at most the step it was in.
 */
export function makeDocuments(client: Inngest) {
  return client.createFunction(
    { id: 'make-documents', triggers: [{ event: 'application/submitted' }], retries: 10, onFailure: tellFailure },
    async ({ event, step }) => {
      const { applicationId } = event.data as { applicationId: string };
      await step.run('attestation', () => makeAttestation(applicationId, 'attestation'));
      await step.run('buyer-attestation', () => makeAttestation(applicationId, 'buyer_attestation'));
      await step.run('documents-package', () => makeDocumentsPackage(applicationId));
      await step.run('announce', () => announceDocuments(applicationId, new Date()));
    },
  );
}
