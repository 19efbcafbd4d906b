import { describe, expect, it } from 'vitest';
import { instantInParis, parisOffsetMs, parisWallClock } from './paris-time';

const HOUR_MS = 3_600_000;

describe('parisWallClock', () => {
  it.each([
    ['2027-01-15T23:30:15Z', { year: 2027, month: 1, day: 16, hour: 0, minute: 30, second: 15 }],
    ['2027-07-15T22:30:00Z', { year: 2027, month: 7, day: 16, hour: 0, minute: 30, second: 0 }],
    ['2027-12-31T23:00:00Z', { year: 2028, month: 1, day: 1, hour: 0, minute: 0, second: 0 }],
  ])('%s', (utc, expected) => {
    expect(parisWallClock(new Date(utc))).toEqual(expected);
  });
});

it('parisOffsetMs: one hour in winter, two in summer, milliseconds without influence', () => {
  expect(parisOffsetMs(new Date('2027-01-15T12:00:00.999Z'))).toBe(HOUR_MS);
  expect(parisOffsetMs(new Date('2027-07-15T12:00:00.001Z'))).toBe(2 * HOUR_MS);
});

describe('instantInParis', () => {
  it('reads every hour of two years back from its wall clock, the first of the two in October apart', () => {
    const start = Date.UTC(2027, 0, 1);
    const elsewhere: string[] = [];
    for (let at = start; at < Date.UTC(2029, 0, 1); at += HOUR_MS) {
      const read = instantInParis(parisWallClock(new Date(at)));
      if (read.getTime() !== at) elsewhere.push(`${new Date(at).toISOString()} as ${read.toISOString()}`);
    }
    expect(elsewhere).toEqual([
      '2027-10-31T00:00:00.000Z as 2027-10-31T01:00:00.000Z',
      '2028-10-29T00:00:00.000Z as 2028-10-29T01:00:00.000Z',
    ]);
  });
});
