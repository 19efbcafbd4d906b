import { deleteWindows } from '@/db/queries/rate-limits';
import { networkOf } from '@/lib/http/caller-address';
import { digestSecret } from '@/lib/keys';
import { type Counted, countWithin } from '@/lib/limits/count-within';

/**
 * How often one may try to sign in, counted exactly over all processes (docs/decisions/0009), before anything is
 * compared. Per account and network: one network cannot lock out an owner who is on another. `RATE_LIMITS=off`, which
 * is for load tests, does not reach here.
 */
const BUDGETS = {
  /** One address, whatever the accounts it tries. */
  console_address: { perHour: 100, burst: 30 },
  /** One account from one address: the lock-out. */
  console_password: { perHour: 10, burst: 5 },
  /** One account from everywhere. It locks nobody out: beyond it, tries are made to wait and each address has fewer. */
  console_account: { perHour: 60, burst: 20 },
  /** One account from one address, in place of the above, while that account is tried from many. */
  console_besieged: { perHour: 4, burst: 2 },
  /** Codes of one account, tried after its password; a new password resets the count. */
  console_code: { perHour: 10, burst: 5 },
} as const;

type Bucket = keyof typeof BUDGETS;
export type Try = { bucket: Bucket; holder: string };

/** Holders are digests: neither what was typed nor an address is kept. */
const tryOf = (bucket: Bucket, ...of: string[]): Try => ({ bucket, holder: digestSecret(JSON.stringify(of)) });

const tryFromAddress = (address: string) => tryOf('console_address', networkOf(address));
export const tryPassword = (email: string, address: string) => tryOf('console_password', email, networkOf(address));
export const tryCode = (id: string, passwordHash: string) => tryOf('console_code', id, passwordHash);

/** What a password is made to wait, before it is compared, while its account is tried from many addresses. */
export const BESIEGED_WAIT_MS = 3_000;

/**
 * Counts a password that was sent for an account. Many addresses together have no more than `console_account`, then a
 * few tries each, slowly; an address that has not tried yet always has a try.
 */
export async function countPassword(email: string, address: string, now: Date): Promise<Counted & { waitMs: number }> {
  const fromAddress = await countTry(tryFromAddress(address), now);
  if (fromAddress.retryAt) return { ...fromAddress, waitMs: 0 };
  const isBesieged = (await countTry(tryOf('console_account', email), now)).retryAt !== null;
  if (!isBesieged) return { ...(await countTry(tryPassword(email, address), now)), waitMs: 0 };
  const besieged = await countTry(tryOf('console_besieged', email, networkOf(address)), now);
  return { ...besieged, waitMs: besieged.retryAt ? 0 : BESIEGED_WAIT_MS };
}

export const countTry = ({ bucket, holder }: Try, now: Date): Promise<Counted> =>
  countWithin({ bucket, holder }, BUDGETS[bucket], now);

/** Resets the counts, after a sign-in. */
export const forgetTries = ({ bucket, holder }: Try): Promise<void> => deleteWindows(bucket, holder);
