import { deleteWindows, takeFromWindows } from '@/db/queries/rate-limits';
import { digestSecret } from '@/lib/keys';

/**
 * How often one may try to sign in, counted exactly over all processes (docs/decisions/0009), before anything is
 * compared. Per account and address: nobody can lock out somebody who comes from elsewhere. `RATE_LIMITS=off`, which is
 * for load tests, does not reach here.
 */
const HOUR_SECONDS = 3600;
const BURST_SECONDS = 60;

const BUDGETS = {
  /** One address, whatever the accounts it tries. */
  console_address: { perHour: 100, burst: 30 },
  /** One account from one address: the lock-out. */
  console_password: { perHour: 10, burst: 5 },
  /** Codes of one account, by whoever knows its password; a new password begins anew. */
  console_code: { perHour: 10, burst: 5 },
} as const;

type Bucket = keyof typeof BUDGETS;
export type Try = { bucket: Bucket; holder: string };

/** Holders are digests: neither what was typed nor an address is kept. */
const tryOf = (bucket: Bucket, ...of: string[]): Try => ({ bucket, holder: digestSecret(JSON.stringify(of)) });

export const tryFromAddress = (address: string) => tryOf('console_address', address);
export const tryPassword = (email: string, address: string) => tryOf('console_password', email, address);
export const tryCode = (id: string, passwordHash: string) => tryOf('console_code', id, passwordHash);

/** `retryAt`: when there is room again; null when the try passes. `isLast`: no room is left after this one. */
export type Counted = { retryAt: Date | null; isLast: boolean };

export async function countTry({ bucket, holder }: Try, now: Date): Promise<Counted> {
  const { perHour, burst } = BUDGETS[bucket];
  const taken = await takeFromWindows({
    bucket,
    holder,
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

/** Who has signed in begins anew. */
export const forgetTries = ({ bucket, holder }: Try): Promise<void> => deleteWindows(bucket, holder);

const after = (start: Date, seconds: number) => new Date(start.getTime() + seconds * 1000);
