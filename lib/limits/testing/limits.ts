import { beforeAll, vi } from 'vitest';
import { forgetEnv } from '@/lib/env';

/** Switches rate limits on for a test file; call it after `useTestDatabase`, which switches them off. */
export function useRateLimits(): void {
  beforeAll(() => {
    vi.stubEnv('RATE_LIMITS', 'on');
    forgetEnv();
  });
}

/** The fields of contract §3, « Rate limits », as an answer carries them. */
export function limitFields(answer: Response) {
  return {
    limit: Number(answer.headers.get('x-ratelimit-limit') ?? Number.NaN),
    remaining: Number(answer.headers.get('x-ratelimit-remaining') ?? Number.NaN),
    resetSeconds: Number(answer.headers.get('x-ratelimit-reset') ?? Number.NaN),
    policy: answer.headers.get('ratelimit-policy'),
    rateLimit: answer.headers.get('ratelimit'),
  };
}
