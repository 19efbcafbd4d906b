import path from 'node:path';
import { keptBytes } from '@/db/queries/stored-objects';
import { env } from '@/lib/env';
import { createDiskStorage } from '@/lib/kits/storage/disk-storage';
import { diskRoomBytes } from '@/lib/kits/storage/room';
import { createS3Storage } from '@/lib/kits/storage/s3-storage';
import type { Storage } from '@/lib/kits/storage/storage';

let storage: Storage | undefined;

/** Where this instance keeps its files: the bucket of `STORAGE_URL`, else a folder of `DATA_DIR`. */
export function instanceStorage(): Storage {
  storage ??= openStorage();
  return storage;
}

function openStorage(): Storage {
  const { DATA_DIR, STORAGE_URL } = env();
  const folder = path.resolve(DATA_DIR, 'storage');
  const room = () => roomBytes(folder);
  return STORAGE_URL
    ? createS3Storage(STORAGE_URL, path.join(folder, 'partial'), room)
    : createDiskStorage(folder, room);
}

/** The disk of `DATA_DIR` bounds uploads even where a bucket keeps them: they are judged there on their way. */
async function roomBytes(folder: string): Promise<number> {
  const { DISK_RESERVE, STORAGE_CEILING } = env();
  const onDisk = await diskRoomBytes(folder, DISK_RESERVE);
  if (STORAGE_CEILING === undefined) return onDisk;
  return Math.max(0, Math.min(onDisk, STORAGE_CEILING - (await recentKeptBytes())));
}

/** Adding up every row takes time, and a ceiling need not be exact: what was read is used for a while. */
const REREAD_MS = 5_000;
let kept: { readAt: number; bytes: Promise<number> } | undefined;

function recentKeptBytes(): Promise<number> {
  const now = performance.now();
  if (!kept || now - kept.readAt > REREAD_MS) {
    const bytes = keptBytes();
    kept = { readAt: now, bytes };
    bytes.catch(() => {
      kept = undefined;
    });
  }
  return kept.bytes;
}
