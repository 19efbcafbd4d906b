import type { Readable } from 'node:stream';
import { inTransaction } from '@/db/database';
import { insertDocument, totalDocumentBytes } from '@/db/queries/answers';
import { lockApplication } from '@/db/queries/applications';
import { AppError } from '@/lib/errors';
import { instanceStorage } from '@/lib/storage/instance-storage';
import { StorageError, type StoredObject } from '@/lib/storage/storage';
import { HEAD_BYTES, judgeFile, MAX_DOSSIER_BYTES, MAX_FILE_BYTES } from './accepted-files';

type Upload = { fieldKey: string; slot: string; name: string; content: Readable };

/**
 * Streams a file to storage, judged by its content before anything is kept, and attaches it to its field. Gives back the
 * code of the reason when it is refused. Throws `conflict` when the application was submitted meanwhile.
 */
export async function receiveFile(
  applicationId: string,
  upload: Upload,
  now: Date,
  signal: AbortSignal,
): Promise<{ refusal: string } | undefined> {
  const { head, whole } = await peek(upload.content);
  const verdict = await judgeFile(head);
  if (!verdict.accepted) {
    upload.content.resume();
    return { refusal: verdict.code };
  }
  const stored = await store(whole, signal);
  if (!stored) {
    upload.content.resume();
    return { refusal: 'too_large' };
  }
  return attach(applicationId, upload, { ...stored, contentType: verdict.contentType }, now);
}

/** The first bytes of a stream, and the whole of it still to be read, those bytes included. */
async function peek(content: Readable): Promise<{ head: Buffer; whole: AsyncGenerator<Uint8Array> }> {
  const iterator = content[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const chunks: Buffer[] = [];
  let size = 0;
  while (size < HEAD_BYTES) {
    const { done, value } = await iterator.next();
    if (done) break;
    chunks.push(value);
    size += value.length;
  }
  async function* whole() {
    yield* chunks;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  }
  return { head: Buffer.concat(chunks).subarray(0, HEAD_BYTES), whole: whole() };
}

async function store(content: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<StoredObject | undefined> {
  try {
    return await instanceStorage().put(content, { signal, maxBytes: MAX_FILE_BYTES });
  } catch (error) {
    if (error instanceof StorageError && error.reason === 'too_large') return undefined;
    throw error;
  }
}

/** On the application's held row, so that two uploads at once cannot pass the limit of the dossier together. */
function attach(
  applicationId: string,
  { fieldKey, slot, name }: Upload,
  stored: StoredObject & { contentType: string },
  now: Date,
): Promise<{ refusal: string } | undefined> {
  return inTransaction(async (tx) => {
    const application = await lockApplication(tx, applicationId);
    if (application.completedAt) throw new AppError('conflict', 'the application is submitted');
    const total = await totalDocumentBytes(applicationId, tx);
    if (total + stored.sizeBytes > MAX_DOSSIER_BYTES) return { refusal: 'dossier_too_large' };
    const { key, ...described } = stored;
    await insertDocument(tx, {
      applicationId,
      fieldKey,
      slot,
      name: keptName(name),
      storageKey: key,
      ...described,
      createdAt: now,
    });
    return undefined;
  });
}

const MAX_NAME_CODE_POINTS = 255;

/** The name as the person knows it, without a path or control characters. It is shown, never used as a path. */
export function keptName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const visible = last.replace(/\p{Cc}/gu, '').trim();
  return [...visible].slice(-MAX_NAME_CODE_POINTS).join('') || 'document';
}
