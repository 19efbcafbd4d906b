import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { constants } from 'node:zlib';
import { ZipArchive } from 'archiver';
import { DocumentError } from '@/lib/documents/document-error';
import { type Storage, StorageError, type StoredObject } from '@/lib/kits/storage/storage';
import { parisOffsetMs } from '@/lib/time/paris-time';
import {
  attestationPath,
  buildManifest,
  comparePlaces,
  documentPath,
  espdPath,
  isLeftOut,
  type PackageInput,
  webCopyPath,
} from './package-manifest';

type Entry = { path: string; source: Readable };
type Expected = { sha256: string; sizeBytes: number };

/**
 * Deflate, since stored entries of unknown size cannot be read by programs that read a ZIP as a stream, but without looking
 * for repetitions: firms send PDF files and images, which have none left. Half the processor time of level 1, and nothing
 * that depends on how a processor or a version of zlib searches.
 */
const DEFLATE = { level: 1, strategy: constants.Z_HUFFMAN_ONLY };

/** An empty ZIP, which takes the 64-bit form once it holds more files or bytes than the plain one can tell. */
export const openPackage = (): ZipArchive => new ZipArchive({ zlib: DEFLATE });

/**
 * Makes the ZIP of an application and streams it into storage: one file is open at a time, whatever their number and size.
 * The same input makes the same bytes. Throws `missing_file` or `changed_file`, and stores nothing, when a file is not
 * in storage or is not the one that was declared. `clock`: whose time the entries bear, which in a ZIP has no zone.
 */
export async function buildDocumentsPackage(
  storage: Pick<Storage, 'get' | 'put'>,
  input: PackageInput,
  { clock = 'paris', ...options }: { signal?: AbortSignal; clock?: PackageClock } = {},
): Promise<StoredObject> {
  const archive = openPackage();
  const sorted = { ...input, documents: inOrder(input.documents) };
  const stored = storage.put(archive, options);
  // settles only when storing fails: an entry whose bytes nobody takes any more would otherwise be waited for for ever
  const failed = stored.then(() => new Promise<never>(() => {}));
  failed.catch(() => {});
  const date = clock === 'paris' ? parisTime(input.application.submittedAt) : input.application.submittedAt;
  try {
    for await (const entry of packageEntries(storage, sorted)) {
      await Promise.race([addEntry(archive, entry, date), failed]);
    }
    await Promise.race([archive.finalize(), failed]);
    return await stored;
  } catch (error) {
    archive.destroy();
    await Promise.allSettled([stored]);
    throw error;
  }
}

/** Packages made before December 2026 bear the time in UTC. */
export type PackageClock = 'paris' | 'utc';

/** An instant whose figures in UTC, which archiver writes, are those of a clock in Paris (contract §7). */
function parisTime(at: Date): Date {
  return new Date(at.getTime() + parisOffsetMs(at));
}

async function addEntry(archive: ZipArchive, { path, source }: Entry, date: Date): Promise<void> {
  // archiver reads through a stream of its own, which learns nothing of a failure of this one, nor closes it
  source.once('error', (error) => archive.destroy(error));
  const written = once(archive, 'entry');
  archive.append(source, { name: path, date, mode: 0o644 });
  await written.finally(() => source.destroy());
}

async function* packageEntries(storage: Pick<Storage, 'get'>, input: PackageInput): AsyncGenerator<Entry> {
  const { application, buyerAttestation } = input;
  const attestation = await openChecked(storage, buyerAttestation.key, buyerAttestation);
  yield { path: attestationPath(application.identifier), source: attestation };
  yield { path: 'manifest.json', source: Readable.from([Buffer.from(buildManifest(input))]) };
  if (input.webCopy) {
    const source = await openChecked(storage, input.webCopy.key, input.webCopy);
    yield { path: webCopyPath(application.identifier), source };
  }
  for (const espd of input.espd ?? []) {
    yield { path: espdPath(espd), source: await openChecked(storage, espd.key, espd) };
  }
  for (const document of input.documents) {
    if (isLeftOut(document)) continue;
    yield { path: documentPath(document), source: await openChecked(storage, document.storageKey, document.file) };
  }
}

/** By member of a group, by rank of the answer, then of the file. Two files in one place would take each other's name. */
function inOrder(documents: PackageInput['documents']): PackageInput['documents'] {
  const sorted = [...documents].sort((one, other) => comparePlaces(one, other) || compareNames(one, other));
  const paths = new Set(sorted.map(documentPath));
  if (paths.size < sorted.length) throw new DocumentError('bad_package', 'Two documents have the same place');
  return sorted;
}

type Document = PackageInput['documents'][number];
const compareNames = (one: Document, other: Document) => (documentPath(one) < documentPath(other) ? -1 : 1);

async function openChecked(storage: Pick<Storage, 'get'>, key: string, expected: Expected): Promise<Readable> {
  try {
    return Readable.from(checked(await storage.get(key), expected), { objectMode: false });
  } catch (error) {
    if (error instanceof StorageError && error.reason === 'missing') {
      throw new DocumentError('missing_file', `The file ${expected.sha256} is not in storage`);
    }
    throw error;
  }
}

/** Passes the bytes on, and fails at their end when they are not those expected. */
async function* checked(source: Readable, expected: Expected): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  for await (const chunk of source as AsyncIterable<Uint8Array>) {
    hash.update(chunk);
    sizeBytes += chunk.byteLength;
    yield chunk;
  }
  if (sizeBytes !== expected.sizeBytes || hash.digest('hex') !== expected.sha256) {
    throw new DocumentError('changed_file', `The file ${expected.sha256} has changed in storage`);
  }
}
