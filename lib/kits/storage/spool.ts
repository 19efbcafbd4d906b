import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { explainDiskError } from './disk-error';
import type { FileParts } from './file-parts';
import type { Room } from './room';
import { type PutOptions, StorageError } from './storage';

/** A content that is whole, on local disk, and measured. */
export type Spooled = FileParts & { path: string; handle: FileHandle; sha256: string };

/**
 * Writes a source to a file of its own in `folder`, measures and inspects it, and lends it to `use`; it is gone afterwards,
 * whatever happened. A key made from content is known at its end only, hence this stop before storage. Throws `full` or
 * `away` for what the disk says of that file; what the source or `options.inspect` throw comes through as it is.
 */
export async function spool<Result>(
  folder: string,
  source: AsyncIterable<Uint8Array> | Readable,
  options: PutOptions,
  roomBytes: Room,
  use: (file: Spooled) => Promise<Result>,
): Promise<Result> {
  const room = options.withinRoom ? await roomBytes() : Number.POSITIVE_INFINITY;
  if (room <= 0) throw noRoom();
  const filePath = path.join(folder, randomUUID());
  const handle = await openNew(folder, filePath).catch(explainDiskError);
  try {
    const measured = await write(handle, source, options, room);
    await options.inspect?.(filePath);
    options.signal?.throwIfAborted();
    return await use({ ...partsOf(handle, measured.sizeBytes), path: filePath, handle, sha256: measured.sha256 });
  } finally {
    // what was stored was synced, or sent, before: closing can lose nothing more
    await handle.close().catch(() => {});
    await rm(filePath, { force: true });
  }
}

const noRoom = () => new StorageError('full', 'The room that uploads may take is used up');

async function openNew(folder: string, filePath: string): Promise<FileHandle> {
  await mkdir(folder, { recursive: true });
  return open(filePath, 'wx+', 0o600);
}

async function write(
  handle: FileHandle,
  source: AsyncIterable<Uint8Array> | Readable,
  options: PutOptions,
  roomBytes: number,
) {
  const { signal, maxBytes = Number.POSITIVE_INFINITY } = options;
  const hash = createHash('sha256');
  let sizeBytes = 0;
  await pipeline(
    source,
    async (chunks: AsyncIterable<Uint8Array>) => {
      for await (const chunk of chunks) {
        sizeBytes += chunk.byteLength;
        if (sizeBytes > maxBytes) throw new StorageError('too_large', `More than ${maxBytes} bytes`);
        if (sizeBytes > roomBytes) throw noRoom();
        hash.update(chunk);
        await handle.appendFile(chunk).catch(explainDiskError);
      }
    },
    { signal },
  );
  return { sha256: hash.digest('hex'), sizeBytes };
}

function partsOf(handle: FileHandle, sizeBytes: number): FileParts {
  return {
    sizeBytes,
    async read(start, lengthBytes) {
      const wanted = Math.max(0, Math.min(lengthBytes, sizeBytes - start));
      const reading = handle.read(Buffer.allocUnsafe(wanted), 0, wanted, start);
      const { buffer, bytesRead } = await reading.catch(explainDiskError);
      return buffer.subarray(0, bytesRead);
    },
  };
}

/** Removes what processes that died left in `folder`, last written before `before`. Returns how many. */
export async function forgetSpooled(folder: string, before: Date): Promise<number> {
  let count = 0;
  for (const name of await readdir(folder).catch(missingAs([]))) {
    const filePath = path.join(folder, name);
    const found = await stat(filePath).catch(missingAs(null));
    if (!found || found.mtime >= before) continue;
    await rm(filePath, { force: true });
    count += 1;
  }
  return count;
}

/** A block of most file systems: a full disk has no room for it. */
const PROBE_BYTES = 4_096;

/** True when a file can be written in `folder` now; found out by writing one. */
export async function canWrite(folder: string): Promise<boolean> {
  const filePath = path.join(folder, randomUUID());
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(filePath, Buffer.alloc(PROBE_BYTES), { flag: 'wx', mode: 0o600 });
    return true;
  } catch {
    return false;
  } finally {
    await rm(filePath, { force: true }).catch(() => {});
  }
}

/** What to say of a file that is not there; any other failure stays one. */
export function missingAs<Value>(value: Value) {
  return (error: unknown): Value => {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return value;
    throw error;
  };
}
