import { dirname } from 'node:path';
import type { Readable } from 'node:stream';
import type { Database } from '@/db/database';
import { type Document, insertDocument } from '@/db/queries/answers';
import { env } from '@/lib/env';
import { FileRefused } from '@/lib/input/file-refusals';
import type { Note } from '@/lib/kits/files/refusal';
import type { StoredObject } from '@/lib/kits/storage/storage';
import { promise } from '@/lib/outbox/promise';
import { instanceStorage } from '@/lib/storage/instance-storage';
import { holdObject } from '@/lib/storage/stored-objects';
import { givenName, typedName } from './file-name';
import { instanceJudges } from './judges';

export type StoredFile = StoredObject & { contentType: string; notes: Note[] };

/**
 * Streams a file to storage, judged apart by its content before it is kept. `holder`: whose turn among the judges it takes.
 * Throws `FileRefused` with the code of the reason, a `StorageError` when storage takes nothing or it is too large.
 */
export async function storeJudged(
  content: AsyncIterable<Buffer>,
  { holder, maxBytes, signal }: { holder: string; maxBytes: number; signal: AbortSignal },
): Promise<StoredFile> {
  let judged = { contentType: '', notes: [] as Note[] };
  const stored = await instanceStorage().put(content, {
    signal,
    maxBytes,
    withinRoom: true,
    inspect: async (path) => {
      const verdict = await instanceJudges(dirname(path)).judge(path, holder, signal);
      if (!verdict.ok) throw new FileRefused(verdict.reason);
      judged = { contentType: verdict.mediaType, notes: verdict.notes };
    },
  });
  return { ...stored, ...judged };
}

type Kept = Pick<Document, 'firmId' | 'fieldKey' | 'slot'> & Partial<Pick<Document, 'register' | 'uploadKey'>>;

/**
 * Writes a stored file down, under a name of the type it was judged to be, and has it scanned. Throws `FileRefused` when its
 * bytes are gone meanwhile.
 */
export async function keepStored(
  tx: Database,
  at: Kept,
  { key, ...described }: StoredFile,
  name: string,
  now: Date,
): Promise<Document> {
  if (!(await holdObject(tx, key))) throw new FileRefused('interrupted');
  const isScanned = env().CLAMD_HOST !== undefined;
  const document = await insertDocument(tx, {
    ...at,
    name: typedName(name, described.contentType),
    givenName: givenName(name),
    storageKey: key,
    scanState: isScanned ? 'pending' : 'not_scanned',
    ...described,
    createdAt: now,
  });
  if (isScanned) await promise(tx, { name: 'file/stored', data: { documentId: document.id } });
  return document;
}

/** Chunks of a stream that stays open when one stops reading: what sends it is told by other means. */
export const chunksOf = (content: Readable) => content.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
