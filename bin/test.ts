import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process, { argv, exit } from 'node:process';
import { isInterrupted, runTool } from './checks/run-tool';
import {
  describeTally,
  isGreen,
  readPlaywrightReport,
  readVitestReport,
  sum,
  type Tally,
  tallyOf,
} from './checks/tally';
import { requireDeploymentPrograms, requireTestPrograms } from './checks/test-programs';
import { type Instance, startInstance } from './launcher/instance';
import { requireChromium } from './machine/chromium';
import { complain, say } from './terminal/say';
import { explain } from './terminal/stop-error';

/** While one row waits for an answer, the other uses the processor; pages that are drawn all the time gain little. */
const ROWS = 2;

const reports = mkdtempSync(join(tmpdir(), 'passe-marche-reports-'));

function readReport<Report>(file: string, read: (report: Report) => Tally): Tally | undefined {
  try {
    return read(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined; // the tool died before writing it
  }
}

/** Unit and database tests. */
async function runUnitTests(args: string[]): Promise<Tally> {
  requireTestPrograms();
  const file = join(reports, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const status = await runTool('vitest/vitest.mjs', ['run', ...reporters, ...args], { NODE_ENV: 'test' });
  return tallyOf(status, readReport(file, readVitestReport));
}

/** Browser tests, side by side, each row of them against an instance of its own, started as `npm start` would. */
async function runBrowserTests(args: string[]): Promise<Tally> {
  requireTestPrograms();
  requireDeploymentPrograms();
  const chromium = requireChromium();
  const instances: Instance[] = [];
  // One after the other: the first builds the application, the next one finds it built.
  for (let number = 1; number <= ROWS; number++) instances.push(await startInstance({}, `instance-${number}`));
  const file = join(reports, 'playwright.json');
  // In a whole run one that fails is tried once more: the last line says so, and Playwright's names it as flaky.
  const status = await runTool('@playwright/test/cli.js', ['test', ...(args.length > 0 ? args : ['--retries=1'])], {
    CHROMIUM: chromium,
    INSTANCES: JSON.stringify(instances.map(settingsOf)),
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  });
  const stopStatuses = await Promise.all(instances.map((instance) => instance.stop()));
  const stopStatus = stopStatuses.find((code) => code !== 0) ?? 0;
  if (stopStatus !== 0)
    complain(`L’application s’est mal arrêtée (code ${stopStatus}) : voir test-results/instance-*.log`);
  return tallyOf(status || stopStatus, readReport(file, readPlaywrightReport));
}

/** What the tests of a row find in their environment (playwright.config.ts). */
const settingsOf = ({ applicationUrl, dataFolder, editorUrl }: Instance) => ({
  PASSE_MARCHE_URL: applicationUrl,
  PASSE_MARCHE_DATA: dataFolder,
  DEMO_EDITOR_URL: editorUrl,
});

const phases = { unit: runUnitTests, e2e: runBrowserTests };
type Phase = keyof typeof phases;

const isPhase = (name: string | undefined): name is Phase => name !== undefined && Object.hasOwn(phases, name);

async function runPhase(phase: Phase, args: string[]): Promise<Tally> {
  try {
    return await phases[phase](args);
  } catch (error) {
    complain(explain(error));
    return tallyOf(1, undefined);
  }
}

const [only, ...args] = argv.slice(2);
if (only !== undefined && !isPhase(only)) {
  complain('Usage : npm test [-- unit [arguments de vitest] | e2e [arguments de playwright]]');
  exit(2);
}
const tallies: Tally[] = [];
for (const phase of only ? [only] : (Object.keys(phases) as Phase[])) {
  if (!isInterrupted()) tallies.push(await runPhase(phase, args));
}
rmSync(reports, { recursive: true, force: true });
const total = sum(tallies);
say(`\n${describeTally(total)}`);
exit(process.exitCode ?? (isGreen(total) ? 0 : 1));
