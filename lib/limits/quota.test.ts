import { describe, expect, it } from 'vitest';
import { quotaAfter, quotaFields, retryAfterSeconds, untouchedQuota } from './quota';

const NOW = new Date('2026-11-22T10:00:00.250Z');
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1000);
const budget = { perHour: 60, burst: 10 };

const quota = (admitted: boolean, hourUsed: number, burstUsed: number) =>
  quotaAfter(
    'token',
    budget,
    { admitted, hourUsed, hourStartedAt: ago(600.5), burstUsed, burstStartedAt: ago(20.5) },
    NOW,
  );

describe('quotaFields', () => {
  it('shows the hour to everybody, and both windows to those who read the IETF draft', () => {
    expect(quotaFields(quota(true, 7, 3), NOW)).toEqual({
      'X-RateLimit-Limit': '60',
      'X-RateLimit-Remaining': '53',
      'X-RateLimit-Reset': String(Date.parse('2026-11-22T10:50:00Z') / 1000),
      'RateLimit-Policy': '"token-hour";q=60;w=3600, "token-burst";q=10;w=60',
      RateLimit: '"token-hour";r=53;t=3000, "token-burst";r=7;t=40',
    });
  });

  it('names in a refusal only the windows that are full, which end no later than Retry-After', () => {
    const byBurst = quota(false, 10, 10);
    expect(quotaFields(byBurst, NOW)).toMatchObject({
      'X-RateLimit-Remaining': '50',
      RateLimit: '"token-burst";r=0;t=40',
    });
    expect(retryAfterSeconds(byBurst, NOW)).toBe(40);
    const byHour = quota(false, 60, 4);
    expect(quotaFields(byHour, NOW)).toMatchObject({ RateLimit: '"token-hour";r=0;t=3000' });
    expect(retryAfterSeconds(byHour, NOW)).toBe(3000);
    const byBoth = quota(false, 60, 10);
    expect(quotaFields(byBoth, NOW)).toMatchObject({ RateLimit: '"token-hour";r=0;t=3000, "token-burst";r=0;t=40' });
    expect(retryAfterSeconds(byBoth, NOW)).toBe(3000);
  });

  it('rounds up to whole seconds: who waits that long is not refused again', () => {
    const taken = {
      admitted: false,
      hourUsed: 10,
      hourStartedAt: ago(59.9),
      burstUsed: 10,
      burstStartedAt: ago(59.9),
    };
    expect(retryAfterSeconds(quotaAfter('token', budget, taken, NOW), NOW)).toBe(1);
  });

  it('shows a window that is over as the next would begin', () => {
    const taken = {
      admitted: true,
      hourUsed: 9,
      hourStartedAt: ago(3600),
      burstUsed: 9,
      burstStartedAt: ago(60),
    };
    expect(quotaAfter('token', budget, taken, NOW)).toEqual(untouchedQuota('token', budget, NOW));
  });
});
