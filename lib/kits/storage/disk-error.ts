import { StorageError } from './storage';

/** The disk, or the part of it that this user may take, is full. */
const FULL = /^(?:ENOSPC|EDQUOT)$/;

/**
 * Throws what the system said of a file of storage as a `StorageError`: `full`, or `away` for anything else (a folder that
 * is gone or closed, a disk that is broken or read-only). Recognised by its code; what is no error of the system stays.
 */
export function explainDiskError(error: unknown): never {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) throw error;
  const isFull = FULL.test(String(error.code));
  throw new StorageError(isFull ? 'full' : 'away', `The disk answered ${error.code} (${error.syscall})`, {
    cause: error,
  });
}
