import { Readable } from 'node:stream';
import { type DocumentKind, findPublishedDocument } from '@/db/queries/published-documents';
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

/** A published document of an application, streamed; undefined while it is not published. */
export async function answerWithDocument(
  application: { id: string; identifier: string },
  kind: DocumentKind,
): Promise<Response | undefined> {
  const document = await findPublishedDocument(application.id, kind);
  if (!document) return undefined;
  const content = await instanceStorage().get(document.storageKey);
  const { contentType, fileName } = SERVED_AS[kind];
  return new Response(Readable.toWeb(content) as ReadableStream, {
    headers: {
      'Content-Type': contentType,
      'Content-Length': String(document.sizeBytes),
      'Content-Disposition': `attachment; filename="${fileName(application.identifier)}"`,
      'Cache-Control': 'private, no-store',
      ETag: `"${document.sha256}"`,
    },
  });
}
