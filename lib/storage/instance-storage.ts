import path from 'node:path';
import { env } from '@/lib/env';
import { createDiskStorage } from './disk-storage';
import { createS3Storage } from './s3-storage';
import type { Storage } from './storage';

let storage: Storage | undefined;

/** Where this instance keeps its files: the bucket of `STORAGE_URL`, else a folder of `DATA_DIR`. */
export function instanceStorage(): Storage {
  storage ??= openStorage();
  return storage;
}

function openStorage(): Storage {
  const { DATA_DIR, STORAGE_URL } = env();
  const folder = path.resolve(DATA_DIR, 'storage');
  return STORAGE_URL ? createS3Storage(STORAGE_URL, path.join(folder, 'partial')) : createDiskStorage(folder);
}
