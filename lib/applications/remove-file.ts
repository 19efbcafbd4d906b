import { inTransaction } from '@/db/database';
import { type Document, findDocument, removeDocument } from '@/db/queries/answers';
import { lockApplication } from '@/db/queries/applications';
import { AppError } from '@/lib/errors';
import { checkStepOpen, type OpenStep } from './open-step';
import { undeclare } from './undeclare';

/**
 * Removes a file of a step. Throws `not_found` when the application has no such file there, even if another has it, and
 * `conflict` as `checkStepOpen` does.
 */
export function removeFile(
  at: OpenStep & { fileInputs: readonly { fieldKey: string }[] },
  documentId: string,
  now: Date,
): Promise<Document> {
  return inTransaction(async (tx) => {
    const application = await lockApplication(tx, at.applicationId, at.firmId);
    checkStepOpen(application, at);
    const document = await findDocument(documentId, tx);
    const isHere = document?.firmId === at.firmId;
    if (!isHere || !at.fileInputs.some(({ fieldKey }) => fieldKey === document.fieldKey)) {
      throw new AppError('not_found', 'no such file');
    }
    await removeDocument(tx, at.firmId, documentId, now);
    await undeclare(tx, application);
    return document;
  });
}
