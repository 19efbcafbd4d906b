import type { Taken } from '@/db/queries/rate-limits';
import { BURST_SECONDS, type Bucket, type Budget, HOUR_SECONDS } from './rate-limit-budgets';

type Window = { limit: number; windowSeconds: number; remaining: number; resetAt: Date };

/** What is left of a caller's bucket after a request, and whether that request passed. */
export type Quota = { bucket: Bucket; admitted: boolean; hour: Window; burst: Window };

/** The quota after a request was counted. A window that is over is shown as the next one would begin. */
export function quotaAfter(bucket: Bucket, budget: Budget, taken: Taken, now: Date): Quota {
  return {
    bucket,
    admitted: taken.admitted,
    hour: windowAt(budget.perHour, HOUR_SECONDS, taken.hourUsed, taken.hourStartedAt, now),
    burst: windowAt(budget.burst, BURST_SECONDS, taken.burstUsed, taken.burstStartedAt, now),
  };
}

/** The quota of a caller never counted before. */
export function untouchedQuota(bucket: Bucket, budget: Budget, now: Date): Quota {
  return {
    bucket,
    admitted: true,
    hour: windowAt(budget.perHour, HOUR_SECONDS, 0, now, now),
    burst: windowAt(budget.burst, BURST_SECONDS, 0, now, now),
  };
}

function windowAt(limit: number, windowSeconds: number, used: number, startedAt: Date, now: Date): Window {
  const end = (start: Date) => new Date(start.getTime() + windowSeconds * 1000);
  if (end(startedAt) <= now) return { limit, windowSeconds, remaining: limit, resetAt: end(now) };
  return { limit, windowSeconds, remaining: Math.max(0, limit - used), resetAt: end(startedAt) };
}

/** Whole seconds until a refused request may pass: when the last of its full windows ends. */
export function retryAfterSeconds(quota: Quota, now: Date): number {
  return Math.max(1, ...fullWindows(quota).map(([, window]) => secondsUntil(window.resetAt, now)));
}

/**
 * The fields of an answer: `X-RateLimit-*` of the hourly window, and those of draft-ietf-httpapi-ratelimit-headers-11,
 * both windows. A refusal names only the windows that are full, because `Retry-After` must not come before the end of a
 * window that is named beside it (section 6 of the draft).
 */
export function quotaFields(quota: Quota, now: Date): Record<string, string> {
  const all = windowsOf(quota);
  const shown = quota.admitted ? all : fullWindows(quota);
  return {
    'X-RateLimit-Limit': String(quota.hour.limit),
    'X-RateLimit-Remaining': String(quota.hour.remaining),
    'X-RateLimit-Reset': String(Math.ceil(quota.hour.resetAt.getTime() / 1000)),
    'RateLimit-Policy': all
      .map(([name, { limit, windowSeconds }]) => `"${name}";q=${limit};w=${windowSeconds}`)
      .join(', '),
    RateLimit: shown
      .map(([name, { remaining, resetAt }]) => `"${name}";r=${remaining};t=${secondsUntil(resetAt, now)}`)
      .join(', '),
  };
}

/** Named by bucket: a client keeps what it learns of a policy under its name, whatever the address it asked. */
function windowsOf({ bucket, hour, burst }: Quota): [string, Window][] {
  return [
    [`${bucket}-hour`, hour],
    [`${bucket}-burst`, burst],
  ];
}

const fullWindows = (quota: Quota) => windowsOf(quota).filter(([, { remaining }]) => remaining === 0);

const secondsUntil = (instant: Date, now: Date) => Math.max(0, Math.ceil((instant.getTime() - now.getTime()) / 1000));
