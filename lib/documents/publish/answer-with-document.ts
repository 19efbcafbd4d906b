import { database } from '@/db/database';
import { type DocumentKind, findPublishedDocument } from '@/db/queries/published-documents';
import { recordAudit } from '@/lib/audit/record';
import { answerWithFile } from '@/lib/http/answer-with-file';
import { instanceStorage } from '@/lib/storage/instance-storage';

const SERVED_AS = {
  attestation: { contentType: 'application/pdf', fileName: (identifier: string) => `attestation_${identifier}.pdf` },
  buyer_attestation: {
    contentType: 'application/pdf',
    fileName: (identifier: string) => `buyer_attestation_${identifier}.pdf`,
  },
  documents_package: {
    contentType: 'application/zip',
    fileName: (identifier: string) => `documents_package_${identifier}.zip`,
  },
} satisfies Record<DocumentKind, { contentType: string; fileName: (identifier: string) => string }>;

/**
 * A published document of an application, or the part of it that `request` asks for; undefined while it is not published.
 * What is sent is in the audit log first.
 */
export async function answerWithDocument(
  request: Request,
  application: { id: string; identifier: string },
  kind: DocumentKind,
): Promise<Response | undefined> {
  const document = await findPublishedDocument(application.id, kind);
  if (!document) return undefined;
  const { contentType, fileName } = SERVED_AS[kind];
  const { storageKey, sizeBytes, sha256 } = document;
  return answerWithFile(request, {
    contentType,
    fileName: fileName(application.identifier),
    sizeBytes,
    sha256,
    open: async (range) => {
      const target = { kind: 'application', id: application.identifier };
      const details = { document: kind, ...(range && { firstByte: range.start, lastByte: range.end }) };
      await recordAudit(database(), { action: 'document.downloaded', target, details, now: new Date() });
      return instanceStorage().get(storageKey, range);
    },
  });
}
