import { runTool } from './run-tool';
import { readVitestReport, type Tally, tallyOf } from './tally';
import { requireTestPrograms } from './test-programs';
import { readReport } from './test-report';
import type { Wanted } from './test-request';

/** Unit and database tests. `report`: where Vitest writes what it found. */
export async function runUnitTests({ args, files }: Wanted, report: string): Promise<Tally> {
  requireTestPrograms(files);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const status = await runTool('vitest/vitest.mjs', ['run', ...reporters, ...(files ?? []), ...args], {
    NODE_ENV: 'test',
  });
  return tallyOf(status, readReport(report, readVitestReport));
}
