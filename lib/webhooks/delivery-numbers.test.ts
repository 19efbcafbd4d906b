import { expect, it } from 'vitest';
import { DELIVERY_NUMBERS } from './delivery-numbers';

it('says what the contract says, in milliseconds', () => {
  const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000];
  expect(DELIVERY_NUMBERS).toMatchObject({
    exchangeTimeoutMs: 30 * SECOND,
    retryWaitsMs: [SECOND, 4 * SECOND],
    laterWaitsMs: [5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 24 * HOUR, 48 * HOUR],
    failuresToOpen: 5,
    openMs: 30 * MINUTE,
  });
});

it('a lease outlives several heartbeats', () => {
  expect(DELIVERY_NUMBERS.leaseMs / 2).toBeGreaterThan(DELIVERY_NUMBERS.heartbeatMs);
});
