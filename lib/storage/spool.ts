import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FileParts } from '@/lib/files/file-parts';
import { type PutOptions, StorageError } from './storage';

/** A content that is whole, on local disk, and measured. */
export type Spooled = FileParts & { path: string; handle: FileHandle; sha256: string };

/**
 * Writes a source to a file of its own in `folder`, measures and inspects it, and lends it to `use`; it is gone afterwards,
 * whatever happened. A key made from content is known at its end only, hence this stop before storage.
 */
export async function spool<Result>(
  folder: string,
  source: AsyncIterable<Uint8Array> | Readable,
  options: PutOptions,
  use: (file: Spooled) => Promise<Result>,
): Promise<Result> {
  await mkdir(folder, { recursive: true });
  const filePath = path.join(folder, randomUUID());
  const handle = await open(filePath, 'wx+', 0o600);
  try {
    const measured = await write(handle, source, options);
    const parts = partsOf(handle, measured.sizeBytes);
    await options.inspect?.(parts);
    options.signal?.throwIfAborted();
    return await use({ ...parts, path: filePath, handle, sha256: measured.sha256 });
  } finally {
    await handle.close();
    await rm(filePath, { force: true });
  }
}

async function write(handle: FileHandle, source: AsyncIterable<Uint8Array> | Readable, options: PutOptions) {
  const { signal, maxBytes = Number.POSITIVE_INFINITY } = options;
  const hash = createHash('sha256');
  let sizeBytes = 0;
  await pipeline(
    source,
    async (chunks: AsyncIterable<Uint8Array>) => {
      for await (const chunk of chunks) {
        sizeBytes += chunk.byteLength;
        if (sizeBytes > maxBytes) throw new StorageError('too_large', `More than ${maxBytes} bytes`);
        hash.update(chunk);
        await handle.appendFile(chunk);
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
      const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(wanted), 0, wanted, start);
      return buffer.subarray(0, bytesRead);
    },
  };
}

/** Removes what processes that died left in `folder`, last written before `before`. Gives how many. */
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

/** What to say of a file that is not there; any other failure stays one. */
export function missingAs<Value>(value: Value) {
  return (error: unknown): Value => {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return value;
    throw error;
  };
}
