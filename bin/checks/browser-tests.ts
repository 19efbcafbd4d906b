import { execFileSync } from 'node:child_process';
import { env, execPath } from 'node:process';
import { type Instance, startInstance } from '@/bin/launcher/instance';
import { requireChromium } from '@/bin/machine/chromium';
import { complain } from '@/bin/terminal/say';
import { runTool } from './run-tool';
import { readPlaywrightReport, type Tally, tallyOf } from './tally';
import { requireDeploymentPrograms, requireTestPrograms } from './test-programs';
import { readReport } from './test-report';
import type { Wanted } from './test-request';

/** While one row waits for an answer, the other uses the processor; pages that are drawn all the time gain little. */
const ROWS = 2;

/**
 * Browser tests, side by side, each row of them against an instance of its own, started as `npm start` would. `report`:
 * where Playwright writes what it found.
 */
export async function runBrowserTests({ args, files }: Wanted, report: string): Promise<Tally> {
  requireTestPrograms(files);
  if (!files || files.some((file) => file.startsWith('e2e/production/'))) requireDeploymentPrograms();
  const chromium = requireChromium();
  const instances: Instance[] = [];
  // One after the other: the first builds the application, the next one finds it built.
  const rows = Math.min(ROWS, files?.length ?? ROWS);
  for (let number = 1; number <= rows; number++) instances.push(await startInstance({}, `instance-${number}`));
  for (const instance of instances) widenDemoBudgets(instance);
  const status = await runTool('@playwright/test/cli.js', ['test', ...argumentsFor({ args, files })], {
    CHROMIUM: chromium,
    INSTANCES: JSON.stringify(instances.map(settingsOf)),
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
  const stopStatuses = await Promise.all(instances.map((instance) => instance.stop()));
  const stopStatus = stopStatuses.find((code) => code !== 0) ?? 0;
  if (stopStatus !== 0)
    complain(`L’application s’est mal arrêtée (code ${stopStatus}) : voir test-results/instance-*.log`);
  return tallyOf(status || stopStatus, readReport(report, readPlaywrightReport));
}

/** The tests of a row share the demonstration's account, and on a fast machine its calls of a minute too. */
function widenDemoBudgets({ dataFolder }: Instance): void {
  const budget = { burst: 10_000, perHour: 10_000 };
  const limits = ['--rate-limits', JSON.stringify({ api: budget, downloads: budget })];
  const words = ['--import', 'tsx', 'bin/editor.ts', 'update', 'demo_editor_client', ...limits];
  execFileSync(execPath, words, { env: { ...env, DATA_DIR: dataFolder }, stdio: 'pipe' });
}

function argumentsFor({ args, files }: Wanted): string[] {
  // Playwright takes the names of files for regular expressions.
  if (files) return [...files.map((file) => file.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')), ...args];
  // In a whole run one that fails is tried once more: the last line says so, and Playwright's names it as flaky.
  return args.length > 0 ? args : ['--retries=1'];
}

/** What the tests of a row find in their environment (playwright.config.ts). */
const settingsOf = ({ applicationUrl, dataFolder, editorUrl, registersUrl }: Instance) => ({
  PASSE_MARCHE_URL: applicationUrl,
  PASSE_MARCHE_DATA: dataFolder,
  DEMO_EDITOR_URL: editorUrl,
  DEMO_REGISTERS_URL: registersUrl,
});
