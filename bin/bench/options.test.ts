import { expect, test } from 'vitest';
import { median, quantile } from './load';
import { readOptions } from './options';

test('without arguments, everything, at 100 connections', () => {
  expect(readOptions([])).toEqual({
    seconds: 5,
    connections: 100,
    rounds: 3,
    candidates: 50,
    only: [
      'token',
      'market',
      'bearer',
      'processes',
      'pages',
      'candidates',
      'documents',
      'uploads',
      'files',
      'floods',
      'zip',
    ],
  });
});

test('takes what is given', () => {
  const given = ['--seconds', '2', '--connections=10', '--rounds', '1', '--only', 'bearer,token'];
  expect(readOptions(given)).toEqual({
    seconds: 2,
    connections: 10,
    rounds: 1,
    candidates: 50,
    only: ['bearer', 'token'],
  });
});

test.each([
  ['--seconds', '0'],
  ['--connections', 'many'],
  ['--rounds', '1.5'],
  ['--only', 'nothing'],
  ['--unknown', '1'],
  ['word'],
])('refuses %s %s, and shows how to write it', (...args) => {
  expect(() => readOptions(args)).toThrow(/^Usage/);
});

test('quantiles are by nearest rank', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
  expect([0.5, 0.95, 0.99, 1].map((share) => quantile(hundred, share))).toEqual([50, 95, 99, 100]);
  expect(quantile([7], 0.5)).toBe(7);
  expect(median([3, 1, 2])).toBe(2);
});
