import { isPassing } from '@/db/connection/database-error';
import { AppError, type ErrorCode } from '@/lib/errors';
import { StorageError, type StorageErrorReason } from '@/lib/kits/storage/storage';

/** After how many seconds a request that met a database or a storage that is away is worth sending again. */
export const RETRY_AFTER_SECONDS = 5;

/** A missing object is our own fault until a verb says otherwise; `too_large` is the sender's. */
const CODE_BY_STORAGE_REASON: Record<StorageErrorReason, ErrorCode> = {
  missing: 'internal',
  too_large: 'too_large',
  invalid_key: 'internal',
  invalid_range: 'internal',
  changed: 'internal',
  away: 'unavailable',
  full: 'no_room',
};

/**
 * The code that stands for anything that was thrown: an `AppError`'s own; what storage says; `unavailable` when the
 * database is away for the moment; `internal` for the rest, which is a fault of ours.
 */
export function failureCode(error: unknown): ErrorCode {
  if (error instanceof AppError) return error.code;
  if (error instanceof StorageError) return CODE_BY_STORAGE_REASON[error.reason];
  return isPassing(error) ? 'unavailable' : 'internal';
}
