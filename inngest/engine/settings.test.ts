import { expect, test } from 'vitest';
import { backoffMs, defaultSettings, undeliveredDelayMs, withDefaults } from './settings';

test('the delay before an attempt follows the table of the Inngest server, with 0 to 30 s more', () => {
  expect([0, 1, 2, 9, 50].map((attempt) => backoffMs(attempt, () => 0))).toEqual([
    15_000, 30_000, 60_000, 7_200_000, 7_200_000,
  ]);
  expect(backoffMs(0, () => 0.999)).toBeLessThan(45_000);
  for (let attempt = 0; attempt < 12; attempt += 1) {
    const least = backoffMs(attempt, () => 0);
    expect(backoffMs(attempt)).toBeGreaterThanOrEqual(least);
    expect(backoffMs(attempt)).toBeLessThanOrEqual(least + 30_000);
  }
});

test('a call that does not reach its function is made again after 1 to 5 s, then every minute', () => {
  expect([1, 2, 5, 6, 100, 101].map(undeliveredDelayMs)).toEqual([1000, 2000, 5000, 5000, 5000, 60_000]);
});

test('an option that is undefined leaves the default', () => {
  expect(withDefaults({ concurrency: undefined, leaseMs: 1 })).toEqual({ ...defaultSettings, leaseMs: 1 });
});
