import { writeFileSync } from 'node:fs';
import { env } from 'node:process';
import { expect, test } from '@playwright/test';
import { type Instance, startInstance } from '@/bin/launcher/instance';
import { inProject } from '@/bin/machine/project';
import { SETTINGS, tryFaults } from './faults/faults';
import type { Finding } from './faults/try-row';

/**
 * Every door of the built application (lib/doors/access.ts) while something below it fails: a statement, the connection to the
 * database, the database, the storage. No browser. `FAULTS=every`: each statement, as `npm run chaos` asks for;
 * `FAULTS_ONLY`: rows whose name holds this text.
 */
let instance: Instance | undefined;
test.afterEach(() => instance?.stop());

test('whatever fails below, no answer is blank, nothing typed is lost, and nothing typed is in the log', async () => {
  test.setTimeout(3_600_000);
  const own = await startInstance(SETTINGS, 'faults');
  instance = own;
  const began = performance.now();
  const findings = await tryFaults(own, env.FAULTS === 'every' ? 'every' : 'some', env.FAULTS_ONLY);
  const table = describeFindings(findings, (performance.now() - began) / 1000);
  writeFileSync(inProject('test-results', 'faults.txt'), table);
  process.stdout.write(table);
  expect(findings.filter(({ red }) => red.length > 0).map(({ row, red }) => ({ row, red }))).toEqual([]);
});

function describeFindings(findings: Finding[], seconds: number): string {
  const cases = findings.reduce((sum, finding) => sum + finding.cases, 0);
  const red = findings.filter((finding) => finding.red.length > 0);
  const lines = findings.map(
    ({ row, statements, usesStorage, cases: count, red: problems }) =>
      `${problems.length > 0 ? 'RED ' : '    '} ${String(statements).padStart(3)} statements ${usesStorage ? 'storage' : '       '} ${String(count).padStart(3)} cases  ${row}`,
  );
  const reds = red.flatMap(({ row, red: problems }) => [row, ...problems.map((problem) => `    ${problem}`)]);
  return `${[...lines, ...reds, `${findings.length} rows, ${cases} cases, ${red.length} red rows, ${seconds.toFixed(0)} s`].join('\n')}\n`;
}
