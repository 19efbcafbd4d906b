import { mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { checkByteRange } from './byte-range';
import { explainDiskError } from './disk-error';
import { checkObjectKey, isObjectKey, objectKey } from './object-key';
import { type Room, unbounded } from './room';
import { canWrite, forgetSpooled, missingAs, type Spooled, spool } from './spool';
import { type ByteRange, type PutOptions, type Storage, StorageError, type StoredObject } from './storage';

/**
 * Storage in a folder of the local disk. `rootDir` is made on first use; objects and temporary files share its disk.
 * `roomBytes` bounds what puts within room may take.
 */
export function createDiskStorage(rootDir: string, roomBytes: Room = unbounded): Storage {
  const partialDir = path.join(rootDir, 'partial');
  const pathOf = (key: string) => path.join(rootDir, checkObjectKey(key));

  function put(source: AsyncIterable<Uint8Array> | Readable, options: PutOptions = {}): Promise<StoredObject> {
    return spool(partialDir, source, options, roomBytes, async (file) => {
      const { sha256, sizeBytes } = file;
      const key = objectKey(sha256);
      await publish(file, pathOf(key)).catch(explainDiskError);
      return { key, sha256, sizeBytes };
    });
  }

  async function get(key: string, range?: ByteRange): Promise<Readable> {
    const handle = await open(pathOf(key), 'r').catch(missingAs(null)).catch(explainDiskError);
    if (!handle) {
      await requireFolder();
      throw new StorageError('missing', 'No such object in storage');
    }
    try {
      if (range) checkByteRange(range, (await handle.stat().catch(explainDiskError)).size);
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

  /** A missing folder does not prove its objects missing: the disk may not be mounted. */
  async function requireFolder(): Promise<void> {
    await stat(rootDir).catch(explainDiskError);
  }

  async function statObject(key: string): Promise<{ sizeBytes: number } | null> {
    const found = await statOf(pathOf(key)).catch(explainDiskError);
    if (!found) await requireFolder();
    return found && { sizeBytes: found.size };
  }

  return {
    put,
    get,
    list,
    roomBytes,
    isReady: () => canWrite(partialDir),
    forgetUnfinished: (before) => forgetSpooled(partialDir, before),
    stat: statObject,
    remove: async (key) => rm(pathOf(key), { force: true }).catch(explainDiskError),
  };
}

/**
 * Renames the finished file to its key in one step. A same-content object that is already there and whole is left
 * alone, but marked as put again: nobody may take it for forgotten.
 */
async function publish(file: Spooled, finalPath: string): Promise<void> {
  if ((await statOf(finalPath))?.size === file.sizeBytes && (await touch(finalPath))) return;
  await file.handle.sync();
  const folder = path.dirname(finalPath);
  await mkdir(folder, { recursive: true });
  await rename(file.path, finalPath);
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

/** Marks a file as written now; false when it is gone. */
async function touch(filePath: string): Promise<boolean> {
  const now = new Date();
  return utimes(filePath, now, now).then(() => true, missingAs(false));
}

/** Names in a folder; none when it does not exist. */
const namesIn = (folder: string) => readdir(folder).catch(missingAs<string[]>([]));

const statOf = (filePath: string) => stat(filePath).catch(missingAs(null));
