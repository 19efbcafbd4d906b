import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process, { argv, exit } from 'node:process';
import { isInterrupted } from './checks/run-tool';
import { describeTally, isGreen, sum, type Tally, tallyOf } from './checks/tally';
import { type Phase, readTestRequest, type Wanted } from './checks/test-request';
import { projectFiles } from './machine/project';
import { complain, say } from './terminal/say';
import { explain } from './terminal/stop-error';

const usage = `Usage : npm test [-- mot ou chemin… [options]]
        npm test -- unit [arguments de vitest] | e2e [arguments de playwright]`;

const reports = mkdtempSync(join(tmpdir(), 'passe-marche-reports-'));

/** Each loads its tools only when it runs: those of a browser take longer to load than a unit test to run. */
const phases = {
  unit: async (wanted: Wanted) =>
    (await import('./checks/unit-tests')).runUnitTests(wanted, join(reports, 'vitest.json')),
  e2e: async (wanted: Wanted) =>
    (await import('./checks/browser-tests')).runBrowserTests(wanted, join(reports, 'playwright.json')),
};

async function runPhase(phase: Phase, wanted: Wanted): Promise<Tally> {
  try {
    return await phases[phase](wanted);
  } catch (error) {
    complain(explain(error));
    return tallyOf(1, undefined);
  }
}

const args = argv.slice(2);
const request = readTestRequest(args, projectFiles());
if (!request) {
  complain(`Aucun test ne correspond à « ${args.join(' ')} ».\n${usage}`);
  exit(2);
}
const tallies: Tally[] = [];
for (const [phase, wanted] of request) {
  if (!isInterrupted()) tallies.push(await runPhase(phase, wanted));
}
rmSync(reports, { recursive: true, force: true });
const total = sum(tallies);
say(`\n${describeTally(total)}`);
exit(process.exitCode ?? (isGreen(total) ? 0 : 1));
