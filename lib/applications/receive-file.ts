import { dirname } from 'node:path';
import type { Readable } from 'node:stream';
import { type Database, inTransaction } from '@/db/database';
import {
  type Document,
  findDocument,
  findUploaded,
  insertDocument,
  removeDocument,
  totalDocumentBytes,
} from '@/db/queries/answers';
import { lockApplication } from '@/db/queries/applications';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { givenName, typedName } from '@/lib/files/file-name';
import { instanceJudges } from '@/lib/files/judges';
import { type FileRefusal, FileRefused } from '@/lib/input/file-refusals';
import type { Note } from '@/lib/kits/files/refusal';
import { StorageError, type StoredObject } from '@/lib/kits/storage/storage';
import { count } from '@/lib/observability/metrics';
import { promise } from '@/lib/outbox/promise';
import { instanceStorage } from '@/lib/storage/instance-storage';
import { holdObject } from '@/lib/storage/stored-objects';
import { MAX_DOSSIER_BYTES, MAX_FILE_BYTES } from './dossier-limits';
import { checkStepOpen, type OpenStep } from './open-step';

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
async function begin(tx: Database, at: OpenStep, upload: Upload): Promise<{ document: Document } | { room: number }> {
  checkStepOpen(await lockApplication(tx, at.applicationId), at);
  const { uploadKey, fieldKey, slot } = upload;
  const document = uploadKey && (await findUploaded(tx, { firmId: at.firmId, fieldKey, slot, uploadKey }));
  return document ? { document } : { room: await roomFor(tx, at, upload) };
}

async function roomFor(tx: Database, at: OpenStep, { fieldKey, slot, replacedId }: Upload): Promise<number> {
  const room = MAX_DOSSIER_BYTES - (await totalDocumentBytes(at.applicationId, tx));
  if (replacedId === undefined) return room;
  const replaced = await findDocument(replacedId, tx);
  const isHere = replaced?.firmId === at.firmId && replaced.fieldKey === fieldKey;
  if (!isHere || replaced.slot !== slot) throw new AppError('not_found', 'no such file to replace');
  return room + replaced.sizeBytes;
}

type StoredFile = StoredObject & { contentType: string; notes: Note[] };

/** Stops reading at the first byte too many, of the file or of the dossier; the whole is then judged apart. */
async function store(applicationId: string, content: Readable, room: number, signal: AbortSignal): Promise<StoredFile> {
  let judged = { contentType: '', notes: [] as Note[] };
  const source = content.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  try {
    const stored = await instanceStorage().put(source, {
      signal,
      maxBytes: Math.min(MAX_FILE_BYTES, Math.max(0, room)),
      withinRoom: true,
      inspect: async (path) => {
        const verdict = await instanceJudges(dirname(path)).judge(path, applicationId, signal);
        if (!verdict.ok) throw new FileRefused(verdict.reason);
        judged = { contentType: verdict.mediaType, notes: verdict.notes };
      },
    });
    return { ...stored, ...judged };
  } catch (error) {
    const isTooLarge = error instanceof StorageError && error.reason === 'too_large';
    throw isTooLarge ? new FileRefused(room < MAX_FILE_BYTES ? 'dossier_too_large' : 'too_large') : error;
  }
}

/** Everything is asked again: the upload may have taken half an hour. */
async function attach(tx: Database, at: OpenStep, upload: Upload, stored: StoredFile, now: Date): Promise<Document> {
  const begun = await begin(tx, at, upload);
  if ('document' in begun) return begun.document;
  if (stored.sizeBytes > begun.room) throw new FileRefused('dossier_too_large');
  if (!(await holdObject(tx, stored.key))) throw new FileRefused('interrupted');
  const { key, ...described } = stored;
  const isScanned = env().CLAMD_HOST !== undefined;
  const document = await insertDocument(tx, {
    firmId: at.firmId,
    fieldKey: upload.fieldKey,
    slot: upload.slot,
    name: typedName(upload.name, stored.contentType),
    givenName: givenName(upload.name),
    storageKey: key,
    uploadKey: upload.uploadKey ?? null,
    scanState: isScanned ? 'pending' : 'not_scanned',
    ...described,
    createdAt: now,
  });
  if (upload.replacedId !== undefined) await removeDocument(tx, at.firmId, upload.replacedId, now);
  if (isScanned) await promise(tx, { name: 'file/stored', data: { documentId: document.id } });
  return document;
}
