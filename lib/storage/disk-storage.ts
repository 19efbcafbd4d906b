import { createHash, randomUUID } from 'node:crypto';
import type { Stats } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FileParts } from '@/lib/files/file-parts';
import { checkObjectKey, isObjectKey, objectKey } from './object-key';
import { type ByteRange, type PutOptions, type Storage, StorageError, type StoredObject } from './storage';

/** Storage in a folder of the local disk. `rootDir` is made on first use; objects and temporary files share its disk. */
export function createDiskStorage(rootDir: string): Storage {
  const partialDir = path.join(rootDir, 'partial');
  const pathOf = (key: string) => path.join(rootDir, checkObjectKey(key));

  async function put(source: AsyncIterable<Uint8Array> | Readable, options: PutOptions = {}): Promise<StoredObject> {
    await mkdir(partialDir, { recursive: true });
    const partialPath = path.join(partialDir, randomUUID());
    try {
      const { sha256, sizeBytes } = await writePartial(partialPath, source, options);
      const key = objectKey(sha256);
      await publish(partialPath, pathOf(key), sizeBytes);
      return { key, sha256, sizeBytes };
    } finally {
      await rm(partialPath, { force: true });
    }
  }

  async function get(key: string, range?: ByteRange): Promise<Readable> {
    const handle = await openObject(pathOf(key));
    try {
      if (range) checkRange(range, (await handle.stat()).size);
      return handle.createReadStream({ ...range });
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  async function* list() {
    for (const folder of await namesIn(path.join(rootDir, 'sha256'))) {
      for (const name of await namesIn(path.join(rootDir, 'sha256', folder))) {
        const key = `sha256/${folder}/${name}`;
        const found = isObjectKey(key) ? await statOf(pathOf(key)) : null;
        if (found) yield { key, putAt: found.mtime };
      }
    }
  }

  async function forgetUnfinished(before: Date): Promise<number> {
    let count = 0;
    for (const name of await namesIn(partialDir)) {
      const partialPath = path.join(partialDir, name);
      const found = await statOf(partialPath);
      if (!found || found.mtime >= before) continue;
      await rm(partialPath, { force: true });
      count += 1;
    }
    return count;
  }

  return {
    put,
    get,
    list,
    forgetUnfinished,
    stat: async (key) => {
      const found = await statOf(pathOf(key));
      return found && { sizeBytes: found.size };
    },
    remove: async (key) => rm(pathOf(key), { force: true }),
  };
}

async function writePartial(partialPath: string, source: AsyncIterable<Uint8Array> | Readable, options: PutOptions) {
  const { signal, maxBytes = Number.POSITIVE_INFINITY } = options;
  const hash = createHash('sha256');
  let sizeBytes = 0;
  const handle = await open(partialPath, 'wx+', 0o600);
  try {
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
    await options.inspect?.(partsOf(handle, sizeBytes));
    signal?.throwIfAborted();
    await handle.sync();
  } finally {
    await handle.close();
  }
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

/**
 * Gives the finished file its name in one step. A same-content object that is already there and whole is left alone, but
 * marked as put again: nobody may take it for forgotten.
 */
async function publish(partialPath: string, finalPath: string, sizeBytes: number): Promise<void> {
  if ((await statOf(finalPath))?.size === sizeBytes && (await touch(finalPath))) return;
  const folder = path.dirname(finalPath);
  await mkdir(folder, { recursive: true });
  await rename(partialPath, finalPath);
  await syncFolder(folder);
  await syncFolder(path.dirname(folder));
}

/** A rename is durable only once the folder that holds the name is on disk too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function openObject(filePath: string): Promise<FileHandle> {
  try {
    return await open(filePath, 'r');
  } catch (error) {
    if (isMissing(error)) throw new StorageError('missing', 'No such object in storage');
    throw error;
  }
}

/** Marks a file as written now; false when it is gone. */
async function touch(filePath: string): Promise<boolean> {
  const now = new Date();
  return utimes(filePath, now, now).then(() => true, missingAs(false));
}

/** Names in a folder; none when it does not exist. */
const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(missingAs([]));

const statOf = (filePath: string): Promise<Stats | null> => stat(filePath).catch(missingAs(null));

/** What to say of a file that is not there; any other failure stays one. */
function missingAs<Value>(value: Value) {
  return (error: unknown): Value => {
    if (isMissing(error)) return value;
    throw error;
  };
}

function checkRange({ start, end }: ByteRange, sizeBytes: number): void {
  const whole = Number.isInteger(start) && Number.isInteger(end);
  if (!whole || start < 0 || end < start || end >= sizeBytes) {
    throw new StorageError('invalid_range', `Range ${start}-${end} is not within ${sizeBytes} bytes`);
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
