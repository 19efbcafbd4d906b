import { inTransaction } from '@/db/database';
import { type DocumentKind, publishDocument } from '@/db/queries/published-documents';
import { DocumentError } from '@/lib/documents/document-error';
import type { StoredObject } from '@/lib/kits/storage/storage';
import { holdObject } from '@/lib/storage/stored-objects';

/**
 * Publishes what was just stored, unless a document of its kind is published already. `firmId`: the firm that it is of, where
 * it is not about all of the application.
 */
export async function publishStored(
  applicationId: string,
  kind: DocumentKind,
  stored: StoredObject,
  firmId?: string,
): Promise<void> {
  const { key, ...described } = stored;
  await inTransaction(async (tx) => {
    if (!(await holdObject(tx, key))) throw new DocumentError('missing_file', `${kind} was swept away meanwhile`);
    await publishDocument({ applicationId, firmId, kind, storageKey: key, ...described, createdAt: new Date() }, tx);
  });
}
