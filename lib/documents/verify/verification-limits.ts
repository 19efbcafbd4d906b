import { takeFromWindows } from '@/db/queries/rate-limits';
import { env } from '@/lib/env';
import { networkOf } from '@/lib/http/caller-address';
import { digestSecret } from '@/lib/keys';
import { BURST_SECONDS, type Budget, HOUR_SECONDS, VERIFICATION_BUDGETS } from '@/lib/limits/rate-limit-budgets';
import { TooManyRequests } from '@/lib/limits/too-many-requests';
import { count } from '@/lib/observability/metrics';

/**
 * Counts a look-up for its address, right or wrong, before anything is looked up: an address that asked too much learns
 * nothing more, whatever it holds. Throws `TooManyRequests`.
 */
export function spendLookUp({ address, now }: { address: string; now: Date }): Promise<void> {
  return spend('verification', networkOf(address), VERIFICATION_BUDGETS.lookUps, now);
}

/**
 * Counts a wrong secret for the identifier it was tried on, from wherever: a crowd of addresses gets no further. The right
 * one still passes, or anybody could keep the holder of an attestation from checking it. Throws `TooManyRequests`.
 */
export function spendWrongSecret(identifier: string, now: Date): Promise<void> {
  return spend('verification_secret', identifier, VERIFICATION_BUDGETS.wrongSecrets, now);
}

async function spend(
  bucket: 'verification' | 'verification_secret',
  who: string,
  { perHour, burst }: Budget,
  now: Date,
): Promise<void> {
  if (env().RATE_LIMITS === 'off') return;
  const taken = await takeFromWindows({
    bucket,
    // A digest: neither an address, which is personal data, nor what somebody typed is kept.
    holder: digestSecret(who),
    hourLimit: perHour,
    hourSeconds: HOUR_SECONDS,
    burstLimit: burst,
    burstSeconds: BURST_SECONDS,
    now,
  });
  if (taken.admitted) return;
  count('rate_limited', { bucket });
  const left = (startedAt: Date, seconds: number) => startedAt.getTime() / 1000 + seconds - now.getTime() / 1000;
  const waits = [
    ...(taken.hourUsed >= perHour ? [left(taken.hourStartedAt, HOUR_SECONDS)] : []),
    ...(taken.burstUsed >= burst ? [left(taken.burstStartedAt, BURST_SECONDS)] : []),
  ];
  throw new TooManyRequests(Math.max(1, ...waits.map(Math.ceil)));
}
