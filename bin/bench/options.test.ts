import { expect, test } from 'vitest';
import { median, quantile } from './load';
import { GROUPS, readOnly, WEBHOOK_PARTS } from './options';

test('without arguments, everything; otherwise what is named, in the order of the list', () => {
  expect(readOnly([], GROUPS)).toEqual(GROUPS);
  expect(readOnly(['--only', 'bearer,token'], GROUPS)).toEqual(['token', 'bearer']);
  expect(readOnly(['--only=burst'], WEBHOOK_PARTS)).toEqual(['burst']);
});

test.each([['--only', 'nothing'], ['--only', 'token,'], ['--only', 'burst'], ['--unknown', '1'], ['word']])(
  'refuses %s %s, and shows how to write it',
  (...args) => {
    expect(() => readOnly(args, GROUPS)).toThrow(/^Usage/);
  },
);

test('quantiles are by nearest rank', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
  expect([0.5, 0.95, 0.99, 1].map((share) => quantile(hundred, share))).toEqual([50, 95, 99, 100]);
  expect(quantile([7], 0.5)).toBe(7);
  expect(median([3, 1, 2])).toBe(2);
});
