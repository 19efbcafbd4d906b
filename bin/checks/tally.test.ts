import { describe, expect, test } from 'vitest';
import { describeTally, isGreen, readPlaywrightReport, readVitestReport, sum, tallyOf } from './tally';

const nothing = { passed: 0, failed: 0, skipped: 0, again: 0 };

describe('reading reports', () => {
  const failedFile = { status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] };
  const unloadableFile = { status: 'failed', assertionResults: [] };

  test('Vitest: a file that cannot be loaded is a failure of its own', () => {
    const report = { numPassedTests: 4, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 };
    const tally = readVitestReport({ ...report, testResults: [failedFile, unloadableFile] });
    expect(tally).toEqual({ ...nothing, passed: 4, failed: 2, skipped: 3 });
  });

  test('Playwright: an error outside any test is a failure', () => {
    const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 2 };
    expect(readPlaywrightReport({ stats, errors: [{}] })).toEqual({ passed: 4, failed: 2, skipped: 2, again: 1 });
  });
});

describe('what a phase counts for', () => {
  test('its report, when it says why it failed', () => {
    expect(tallyOf(1, { ...nothing, passed: 2, failed: 3 })).toEqual({ ...nothing, passed: 2, failed: 3 });
  });

  test('one failure, when it ended badly with every test passed', () => {
    expect(tallyOf(1, { ...nothing, passed: 2 })).toEqual({ ...nothing, passed: 2, failed: 1 });
  });

  test('one failure, when it left no report, even with status 0', () => {
    expect(tallyOf(0, undefined)).toEqual({ ...nothing, failed: 1 });
  });
});

test('phases add up', () => {
  const total = sum([
    { passed: 1, failed: 2, skipped: 3, again: 1 },
    { passed: 10, failed: 20, skipped: 30, again: 2 },
  ]);
  expect(total).toEqual({ passed: 11, failed: 22, skipped: 33, again: 3 });
});

test('the last line names what was skipped, or tried again, only when something was', () => {
  expect(describeTally({ ...nothing, passed: 12 })).toBe('12 passed, 0 failed');
  expect(describeTally({ passed: 12, failed: 1, skipped: 2, again: 3 })).toBe(
    '12 passed, 1 failed, 2 skipped, 3 passed only when tried again',
  );
});

test('a run in which nothing ran is not green', () => {
  expect(isGreen(nothing)).toBe(false);
  expect(isGreen({ passed: 1, failed: 0 })).toBe(true);
  expect(isGreen({ passed: 1, failed: 1 })).toBe(false);
});
