/** How a run of tests went. `again`: of those that passed, those that failed first and passed when tried once more. */
export type Tally = { passed: number; failed: number; skipped: number; again: number };

type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
};

type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: unknown[];
};

/** Reads Vitest's JSON report. A file that could not even be loaded counts as one failure. */
export function readVitestReport(report: VitestReport): Tally {
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
    again: 0,
  };
}

/** Reads Playwright's JSON report. An error outside any test counts as one failure. */
export function readPlaywrightReport({ stats, errors }: PlaywrightReport): Tally {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
    again: stats.flaky,
  };
}

/** What a phase counts for: one that ended badly without naming a failed test, or left no report, is a failure. */
export function tallyOf(status: number, report: Tally | undefined): Tally {
  const tally = report ?? { passed: 0, failed: 0, skipped: 0, again: 0 };
  const silent = tally.failed === 0 && (status !== 0 || report === undefined);
  return silent ? { ...tally, failed: 1 } : tally;
}

export const sum = (tallies: Tally[]): Tally => ({
  passed: tallies.reduce((total, { passed }) => total + passed, 0),
  failed: tallies.reduce((total, { failed }) => total + failed, 0),
  skipped: tallies.reduce((total, { skipped }) => total + skipped, 0),
  again: tallies.reduce((total, { again }) => total + again, 0),
});

/** The last line of a run, for people and for machines. */
export const describeTally = ({ passed, failed, skipped, again }: Tally): string =>
  [
    `${passed} passed, ${failed} failed`,
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
    ...(again > 0 ? [`${again} passed only when tried again`] : []),
  ].join(', ');

/** Whether a run proves something: tests ran, and none failed. */
export const isGreen = ({ passed, failed }: Pick<Tally, 'passed' | 'failed'>): boolean => passed > 0 && failed === 0;
