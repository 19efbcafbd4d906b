import { inTransaction } from '@/db/database';
import { type DocumentKind, publishDocument } from '@/db/queries/published-documents';
import { DocumentError } from '@/lib/documents/document-error';
import type { StoredObject } from '@/lib/kits/storage/storage';
import { holdObject } from '@/lib/storage/stored-objects';

/** Publishes what was just stored, unless a document of its kind is published already. */
export async function publishStored(applicationId: string, kind: DocumentKind, stored: StoredObject): Promise<void> {
  const { key, ...described } = stored;
  await inTransaction(async (tx) => {
    if (!(await holdObject(tx, key))) throw new DocumentError('missing_file', `${kind} was swept away meanwhile`);
    await publishDocument({ applicationId, kind, storageKey: key, ...described, createdAt: new Date() }, tx);
  });
}
