import type { Due } from '@/db/jobs/queue';

const UNIT_MS: Record<string, number> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};
const PART = /(\d+(?:\.\d+)?)(ms|[smhdw])/g;
const WHOLE = /^(?:\d+(?:\.\d+)?(?:ms|[smhdw]))+$/;

const MIN_RETRY_MS = 1000;
const MAX_RETRY_MS = 86_400_000;

/** Milliseconds of `1d12h`, `30s`, `500ms`; null when it is none. */
export function durationMs(text: string): number | null {
  if (!WHOLE.test(text)) return null;
  let total = 0;
  for (const [, amount, unit] of text.matchAll(PART)) total += Number(amount) * (UNIT_MS[unit ?? ''] ?? 0);
  return total;
}

/**
 * How long a sleep lasts: the SDK puts a duration or an ISO date in the operation's `name`. Null when it is neither. A date
 * counts from `now` by the clock of this process, which the function has read too; the database's may be another.
 */
export function sleepDue(name: string, now: Date): Due | null {
  const afterMs = durationMs(name);
  if (afterMs !== null) return { afterMs };
  const atMs = /^\d{4}-/.test(name) ? Date.parse(name) : Number.NaN;
  return Number.isNaN(atMs) ? null : { afterMs: Math.max(0, atMs - now.getTime()) };
}

/** Milliseconds of a `Retry-After` (seconds, or a date), between 1 s and 24 h; null when absent or unreadable. */
export function retryAfterMs(header: string | null, now: Date): number | null {
  if (!header) return null;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now.getTime();
  return Number.isNaN(ms) ? null : Math.min(MAX_RETRY_MS, Math.max(MIN_RETRY_MS, ms));
}
