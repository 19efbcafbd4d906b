import { z } from 'zod';
import { removeFile } from '@/lib/applications/remove-file';
import { AppError } from '@/lib/errors';
import { fileRemoved, fileRoute } from './file-answer';

/** Removes a file of a step: 200 with what the dossier holds now. */
export const removeOneFile = fileRoute(async (_request, guarded) => {
  const documentId = z.uuid().safeParse(guarded.id);
  if (!documentId.success) throw new AppError('not_found', 'no such file');
  return fileRemoved(guarded, await removeFile(guarded.at, documentId.data, new Date()));
});
