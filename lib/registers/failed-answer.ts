import type { Outcome, RegisterAnswer } from './register';

const SECOND_MS = 1_000;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** What an answer means that has no data, whoever gave it: 404 and 451 apart, ask again later (RFC 9110 §15; RFC 6585 §4). */
export function failedAnswer({ status, headers }: RegisterAnswer, now = Date.now()): Outcome {
  if (status === 404 || status === 451) return { state: 'not_found' };
  const retryInMs = retryAfterMs(headers.get('retry-after'), now);
  if (status === 429) return { state: 'unavailable', retryInMs, groupClosedMs: retryInMs ?? MINUTE_MS };
  return { state: 'unavailable', retryInMs };
}

/** `Retry-After`, in seconds or as a date (RFC 9110 §10.2.3), in ms; undefined when there is none; a day at the most. */
export function retryAfterMs(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * SECOND_MS : Date.parse(header) - now;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, SECOND_MS), DAY_MS) : undefined;
}
