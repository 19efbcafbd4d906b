import { expect, it } from 'vitest';
import { formatDuration, formatMoment, formatMomentSeconds, isoDayInParis } from './short-dates';

it('moments, in Paris', () => {
  const at = new Date('2026-07-01T22:04:05Z');
  expect(formatMoment(at)).toBe('02/07/2026\u00a000:04');
  expect(formatMomentSeconds(at)).toBe('02/07/2026\u00a000:04:05');
  expect(isoDayInParis(at)).toBe('2026-07-02');
});

it.each([
  [0, '0\u00a0s'],
  [59, '59\u00a0s'],
  [200, '3\u00a0min 20\u00a0s'],
  [3_600, '1\u00a0h'],
  [7_265, '2\u00a0h 1\u00a0min'],
  [187_200, '2\u00a0j 4\u00a0h'],
])('%i seconds: %s', (seconds, words) => {
  expect(formatDuration(seconds)).toBe(words);
});
