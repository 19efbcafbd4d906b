import { database } from '@/db/database';
import { type DocumentKind, findPublishedDocument, type PublishedDocument } from '@/db/queries/published-documents';
import { recordAudit } from '@/lib/audit/record';
import { answerWithFile } from '@/lib/http/answer-with-file';
import { instanceStorage } from '@/lib/storage/instance-storage';

const SERVED_AS = {
  attestation: { contentType: 'application/pdf', fileName: (identifier: string) => `attestation_${identifier}.pdf` },
  buyer_attestation: {
    contentType: 'application/pdf',
    fileName: (identifier: string) => `buyer_attestation_${identifier}.pdf`,
  },
  buyer_attestation_html: {
    contentType: 'text/html; charset=utf-8',
    fileName: (identifier: string) => `buyer_attestation_${identifier}.html`,
  },
  documents_package: {
    contentType: 'application/zip',
    fileName: (identifier: string) => `documents_package_${identifier}.zip`,
  },
  espd: { contentType: 'application/xml', fileName: (identifier: string) => `espd_${identifier}.xml` },
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
  return document && answerWithPublished(request, application, document);
}

/** The same of a document at hand. `member`: the place in its group of the firm whose it is. */
export async function answerWithPublished(
  request: Request,
  application: { identifier: string },
  { kind, ...document }: PublishedDocument,
  member?: number,
): Promise<Response> {
  const { contentType, fileName } = SERVED_AS[kind];
  const { storageKey, sizeBytes, sha256 } = document;
  return answerWithFile(request, {
    contentType,
    fileName: fileName(member === undefined ? application.identifier : `${application.identifier}-${member}`),
    sizeBytes,
    sha256,
    open: async (range) => {
      const target = { kind: 'application', id: application.identifier };
      const details = {
        document: kind,
        ...(member && { member }),
        ...(range && { firstByte: range.start, lastByte: range.end }),
      };
      await recordAudit(database(), { action: 'document.downloaded', target, details, now: new Date() });
      return instanceStorage().get(storageKey, range);
    },
  });
}
