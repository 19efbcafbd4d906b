import { type Database, inTransaction } from '@/db/database';
import {
  findRemovedUnswept,
  forgetRemovedDocuments,
  isObjectUsed,
  lockObjectKey,
  markSwept,
} from '@/db/queries/stored-objects';
import { instanceStorage } from './instance-storage';

/**
 * Storage and database agree on what exists through one rule: a row that names an object is written under the lock of its
 * key, after the object was seen there; an object is removed under the same lock, after no row was seen. Rows of the
 * same content share one object, hence this check before each removal.
 */

/** How long bytes without a row are left alone: far longer than an upload or a document takes to be written down. */
const GRACE_MS = 24 * 3_600_000;

/** Holds an object until the end of the transaction, which is going to name it. False when it is gone. */
export async function holdObject(tx: Database, key: string): Promise<boolean> {
  await lockObjectKey(tx, key);
  return (await instanceStorage().stat(key)) !== null;
}

/**
 * Takes the bytes of the removed files out of storage, each under the lock of its key, unless another file, of any
 * application, has them too. Returns how many files. Safe to repeat, and beside uploads.
 */
export async function sweepRemovedFiles(now: Date): Promise<number> {
  let count = 0;
  for (const { id, storageKey } of await findRemovedUnswept(now)) {
    const isSwept = await inTransaction(async (tx) => {
      await lockObjectKey(tx, storageKey);
      if (!(await markSwept(tx, id, now))) return false;
      if (!(await isObjectUsed(tx, storageKey))) await instanceStorage().remove(storageKey);
      return true;
    });
    if (isSwept) count += 1;
  }
  return count;
}

/**
 * Removes what nobody needs any more: the names of files removed by their owner a day ago, objects that no row names, uploads that a
 * killed process left half-way. Safe to repeat, and beside uploads.
 */
export async function sweepStorage(now: Date): Promise<{ documents: number; objects: number; unfinished: number }> {
  const before = new Date(now.getTime() - GRACE_MS);
  const storage = instanceStorage();
  await sweepRemovedFiles(now);
  const documents = await forgetRemovedDocuments(before);
  let objects = 0;
  for await (const { key, putAt } of storage.list()) {
    if (putAt < before && (await removeIfUnused(key))) objects += 1;
  }
  return { documents, objects, unfinished: await storage.forgetUnfinished(before) };
}

/**
 * Removes an object unless a row names it; true when it did. Looks twice: without the lock, then, if it seems unused,
 * under the lock.
 */
export async function removeIfUnused(key: string): Promise<boolean> {
  return inTransaction(async (tx) => {
    if (await isObjectUsed(tx, key)) return false;
    await lockObjectKey(tx, key);
    if (await isObjectUsed(tx, key)) return false;
    await instanceStorage().remove(key);
    return true;
  });
}
