import { deleteExpiredIdempotencyKeys } from '@/db/queries/idempotency-keys';
import { deleteEndedWindows } from '@/db/queries/rate-limits';
import { BURST_SECONDS, HOUR_SECONDS } from './rate-limit-budgets';

/** Deletes the windows that are over and the idempotency keys that are no longer kept. Returns how many of each. */
export async function forgetLimits(now: Date): Promise<{ windows: number; keys: number }> {
  return {
    windows: await deleteEndedWindows(HOUR_SECONDS, BURST_SECONDS, now),
    keys: await deleteExpiredIdempotencyKeys(now),
  };
}
