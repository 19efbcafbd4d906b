import { deleteEndedCodes } from '@/db/queries/addresses';
import { deleteExpiredIdempotencyKeys } from '@/db/queries/idempotency-keys';
import { deleteEndedWindows } from '@/db/queries/rate-limits';
import { BURST_SECONDS, HOUR_SECONDS } from './rate-limit-budgets';

/** Deletes the windows that are over, and the idempotency keys and codes that are no longer kept. Returns how many of each. */
export async function forgetLimits(now: Date): Promise<{ windows: number; keys: number; codes: number }> {
  return {
    windows: await deleteEndedWindows(HOUR_SECONDS, BURST_SECONDS, now),
    keys: await deleteExpiredIdempotencyKeys(now),
    codes: await deleteEndedCodes(now),
  };
}
