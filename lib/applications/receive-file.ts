import type { Readable } from 'node:stream';
import { type Database, inTransaction } from '@/db/database';
import { type Document, findDocument, findUploaded, removeDocument, totalDocumentBytes } from '@/db/queries/answers';
import { type Application, lockApplication } from '@/db/queries/applications';
import { AppError } from '@/lib/errors';
import { chunksOf, keepStored, type StoredFile, storeJudged } from '@/lib/files/store-judged';
import { type FileRefusal, FileRefused } from '@/lib/input/file-refusals';
import { StorageError } from '@/lib/kits/storage/storage';
import { count } from '@/lib/observability/metrics';
import { MAX_DOSSIER_BYTES, MAX_FILE_BYTES } from './dossier-limits';
import { checkStepOpen, type OpenStep } from './open-step';
import { undeclare } from './undeclare';

export type Upload = {
  fieldKey: string;
  slot: string;
  name: string;
  content: Readable;
  /** A file of the same place that goes when this one is kept. */
  replacedId?: string;
  /** Sent again under the same key, whatever it holds, it is the file that was kept the first time. */
  uploadKey?: string;
};

export type ReceivedFile = { document: Document } | { refusal: FileRefusal };

/**
 * Streams a file to storage, judged by its content before it is kept, and attaches it to its field, under a name of the
 * type it was judged to be. Returns the code of the reason when it is refused. Throws `conflict` when the step is not open
 * (any more) or the application was submitted, `not_found` when there is nothing to replace, a `StorageError`
 * when storage takes nothing, `bad_request` when `signal` says that the sender left; nothing is kept then.
 */
export async function receiveFile(at: OpenStep, upload: Upload, now: Date, signal: AbortSignal): Promise<ReceivedFile> {
  try {
    const begun = await inTransaction((tx) => begin(tx, at, upload));
    if ('document' in begun) {
      upload.content.resume();
      return begun;
    }
    const stored = await store(at.applicationId, upload.content, begun.room, signal);
    const document = await inTransaction((tx) => {
      // Who cancels is told so at once: the file is not to appear afterwards, even if all of it had left.
      signal.throwIfAborted();
      return attach(tx, at, upload, stored, now);
    });
    count('uploads', { outcome: 'kept' });
    count('upload_bytes', {}, stored.sizeBytes);
    return { document };
  } catch (error) {
    upload.content.resume();
    const refused = error instanceof FileRefused;
    count('uploads', { outcome: refused ? 'refused' : 'failed' });
    if (!refused) throw signal.aborted ? new AppError('bad_request', 'the sender left') : error;
    count('upload_refusals', { reason: error.code });
    return { refusal: error.code };
  }
}

/**
 * The file, when this upload was kept already and only its answer was lost; otherwise the bytes that the dossier can still
 * take. On the application's held row, so that two uploads cannot share one room, nor one key.
 */
async function begin(
  tx: Database,
  at: OpenStep,
  upload: Upload,
): Promise<{ document: Document } | { room: number; application: Application }> {
  const application = await lockApplication(tx, at.applicationId, at.firmId);
  checkStepOpen(application, at);
  const { uploadKey, fieldKey, slot } = upload;
  const document = uploadKey && (await findUploaded(tx, { firmId: at.firmId, fieldKey, slot, uploadKey }));
  return document ? { document } : { room: await roomFor(tx, at, upload), application };
}

async function roomFor(tx: Database, at: OpenStep, { fieldKey, slot, replacedId }: Upload): Promise<number> {
  const room = MAX_DOSSIER_BYTES - (await totalDocumentBytes(at.applicationId, tx));
  if (replacedId === undefined) return room;
  const replaced = await findDocument(replacedId, tx);
  const isHere = replaced?.firmId === at.firmId && replaced.fieldKey === fieldKey;
  if (!isHere || replaced.slot !== slot) throw new AppError('not_found', 'no such file to replace');
  return room + replaced.sizeBytes;
}

/** Stops reading at the first byte too many, of the file or of the dossier; the whole is then judged apart. */
async function store(applicationId: string, content: Readable, room: number, signal: AbortSignal): Promise<StoredFile> {
  const maxBytes = Math.min(MAX_FILE_BYTES, Math.max(0, room));
  try {
    return await storeJudged(chunksOf(content), { holder: applicationId, maxBytes, signal });
  } catch (error) {
    const isTooLarge = error instanceof StorageError && error.reason === 'too_large';
    throw isTooLarge ? new FileRefused(room < MAX_FILE_BYTES ? 'dossier_too_large' : 'too_large') : error;
  }
}

/** Everything is asked again: the upload may have taken half an hour. */
async function attach(tx: Database, at: OpenStep, upload: Upload, stored: StoredFile, now: Date): Promise<Document> {
  const begun = await begin(tx, at, upload);
  if ('document' in begun) return begun.document;
  await undeclare(tx, begun.application);
  if (stored.sizeBytes > begun.room) throw new FileRefused('dossier_too_large');
  const { firmId } = at;
  const { fieldKey, slot, name, uploadKey = null, replacedId } = upload;
  const document = await keepStored(tx, { firmId, fieldKey, slot, uploadKey }, stored, name, now);
  if (replacedId !== undefined) await removeDocument(tx, firmId, replacedId, now);
  return document;
}
