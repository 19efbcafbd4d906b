import { describe, expect, test } from 'vitest';
import { durationMs, retryAfterMs, sleepDue } from './duration';

const now = new Date('2026-11-22T12:00:00.000Z');

describe('durations of sleeps', () => {
  test.each([
    ['1s', 1000],
    ['500ms', 500],
    ['1d12h', 129_600_000],
    ['2w', 1_209_600_000],
    ['1m30s', 90_000],
    ['1.5h', 5_400_000],
    ['0s', 0],
  ])('%s is %d ms', (text, ms) => {
    expect(durationMs(text)).toBe(ms);
    expect(sleepDue(text, new Date())).toEqual({ afterMs: ms });
  });

  test('a date is kept to the millisecond', () => {
    const until = '2026-11-22T12:00:01.234Z';
    expect(sleepDue(until, new Date('2026-11-22T12:00:00Z'))).toEqual({ afterMs: 1234 });
    expect(sleepDue(until, new Date('2026-11-22T12:00:02Z'))).toEqual({ afterMs: 0 });
  });

  test.each(['', 'soon', '10', '1s later', 'x1s', '2026-99-99', '-1s'])('%j is neither', (text) => {
    expect(sleepDue(text, new Date())).toBeNull();
  });
});

describe('Retry-After', () => {
  test.each([
    ['4', 4000],
    ['0', 1000],
    ['2026-11-22T12:00:10.000Z', 10_000],
    ['Sun, 22 Nov 2026 12:01:00 GMT', 60_000],
    ['2020-01-01T00:00:00Z', 1000],
    ['99999999', 86_400_000],
    ['2030-01-01T00:00:00Z', 86_400_000],
  ])('%s waits %d ms', (header, ms) => {
    expect(retryAfterMs(header, now)).toBe(ms);
  });

  test.each([null, '', 'later'])('%j asks for nothing', (header) => {
    expect(retryAfterMs(header, now)).toBeNull();
  });
});
