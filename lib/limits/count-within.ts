import { takeFromWindows } from '@/db/queries/rate-limits';
import { BURST_SECONDS, type Budget, HOUR_SECONDS } from './rate-limit-budgets';

/** `retryAt`: when there is room again; null when the try passes. `isLast`: no room is left after this one. */
export type Counted = { retryAt: Date | null; isLast: boolean };

/** Counts one try of a holder, exactly over all processes, within the hour and the burst of a budget. */
export async function countWithin(
  of: { bucket: string; holder: string },
  { perHour, burst }: Budget,
  now: Date,
): Promise<Counted> {
  const taken = await takeFromWindows({
    ...of,
    hourLimit: perHour,
    hourSeconds: HOUR_SECONDS,
    burstLimit: burst,
    burstSeconds: BURST_SECONDS,
    now,
  });
  const ends = [
    taken.hourUsed >= perHour && after(taken.hourStartedAt, HOUR_SECONDS),
    taken.burstUsed >= burst && after(taken.burstStartedAt, BURST_SECONDS),
  ].filter((end) => end !== false && end > now);
  const latestMs = Math.max(...ends.map(Number));
  return { retryAt: taken.admitted ? null : new Date(latestMs), isLast: taken.admitted && ends.length > 0 };
}

const after = (start: Date, seconds: number) => new Date(start.getTime() + seconds * 1000);
