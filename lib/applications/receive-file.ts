import type { Readable } from 'node:stream';
import { inTransaction } from '@/db/database';
import { insertDocument, totalDocumentBytes } from '@/db/queries/answers';
import { lockApplication } from '@/db/queries/applications';
import { AppError } from '@/lib/errors';
import { instanceStorage } from '@/lib/storage/instance-storage';
import { type ByteRange, StorageError, type StoredObject } from '@/lib/storage/storage';
import {
  type FileVerdict,
  HEAD_BYTES,
  judgeFile,
  MAX_DOSSIER_BYTES,
  MAX_FILE_BYTES,
  safeText,
  TEXT,
  UnsafeText,
} from './accepted-files';
import { officeType } from './office-archive';

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
  const kept = verdict.accepted ? await keep(whole, verdict, signal) : { refusal: verdict.code };
  if ('refusal' in kept) {
    upload.content.resume();
    return kept;
  }
  return attach(applicationId, upload, kept, now);
}

/** Stores the whole of a file, and judges then what its beginning could not tell. */
async function keep(
  whole: AsyncIterable<Uint8Array>,
  verdict: Exclude<FileVerdict, { accepted: false }>,
  signal: AbortSignal,
): Promise<(StoredObject & { contentType: string }) | { refusal: string }> {
  const told = verdict.accepted === true ? verdict.contentType : undefined;
  const stored = await store(told === TEXT ? safeText(whole) : whole, signal);
  if ('refusal' in stored) return stored;
  const contentType = told ?? (await officeType(stored.sizeBytes, (range) => readPart(stored.key, range)));
  return contentType ? { ...stored, contentType } : { refusal: 'type' };
}

async function readPart(key: string, range: ByteRange): Promise<Buffer> {
  return Buffer.concat(await (await instanceStorage().get(key, range)).toArray());
}

/**
 * The first bytes of a stream, and the whole of it still to be read, those bytes included. Neither closes the stream when
 * it stops: the rest can then be let through, which the form behind it is waiting for.
 */
async function peek(content: Readable): Promise<{ head: Buffer; whole: AsyncGenerator<Uint8Array> }> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of content.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= HEAD_BYTES) break;
  }
  async function* whole() {
    yield* chunks;
    yield* content.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  }
  return { head: Buffer.concat(chunks).subarray(0, HEAD_BYTES), whole: whole() };
}

async function store(
  content: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): Promise<StoredObject | { refusal: string }> {
  try {
    return await instanceStorage().put(content, { signal, maxBytes: MAX_FILE_BYTES });
  } catch (error) {
    if (error instanceof UnsafeText) return { refusal: 'text_unsafe' };
    if (error instanceof StorageError && error.reason === 'too_large') return { refusal: 'too_large' };
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
