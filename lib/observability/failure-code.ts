import { isPassing } from '@/db/database-error';
import { AppError, type ErrorCode } from '@/lib/errors';

/** After how many seconds a request that met a database or a storage that is away is worth sending again. */
export const RETRY_AFTER_SECONDS = 5;

/**
 * The code that stands for anything that was thrown: an `AppError`'s own; `unavailable` when the database is away for the
 * moment; `internal` for the rest, which is a fault of ours.
 */
export function failureCode(error: unknown): ErrorCode {
  if (error instanceof AppError) return error.code;
  return isPassing(error) ? 'unavailable' : 'internal';
}
