import path from 'node:path';
import { env } from '@/lib/env';
import { createDiskStorage } from './disk-storage';
import type { Storage } from './storage';

let storage: Storage | undefined;

/** Where this instance keeps its files: a folder of `DATA_DIR`. */
export function instanceStorage(): Storage {
  storage ??= createDiskStorage(path.resolve(env().DATA_DIR, 'storage'));
  return storage;
}
