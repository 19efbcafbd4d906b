import { type DocumentAlert, endDocumentAlert, raiseDocumentAlert } from '@/db/queries/document-alerts';
import { log } from '@/lib/observability/log';
import { DocumentError } from './document-error';

/**
 * Makes a document, and tells the operators, in the log and in the database, when it cannot be made as declared. The
 * alert ends once it was made. No name, no answer: the application's id, the document and the digest of the file.
 */
export async function alerting<Made>(
  applicationId: string,
  kind: DocumentAlert['kind'],
  make: () => Promise<Made>,
): Promise<Made> {
  try {
    const made = await make();
    await endDocumentAlert(applicationId, kind);
    return made;
  } catch (error) {
    if (error instanceof DocumentError) {
      const { reason, message } = error;
      log().error({ applicationId, kind, reason, message }, 'document stopped');
      await raiseDocumentAlert({ applicationId, kind, reason, message, raisedAt: new Date() });
    }
    throw error;
  }
}
