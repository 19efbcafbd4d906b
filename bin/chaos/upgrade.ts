import { execFileSync } from 'node:child_process';
import { runTool } from '@/bin/checks/run-tool';
import { requireDeploymentPrograms } from '@/bin/checks/test-programs';
import { projectFolder } from '@/bin/machine/project';
import { say } from '@/bin/terminal/say';
import { StopError } from '@/bin/terminal/stop-error';

const usage =
  'Usage : npm run chaos -- upgrade [DE VERS]      (étiquettes ou commits ; sans rien, les deux dernières étiquettes)';

/**
 * The guide's upgrade steps, from one release of this repository to another and back, with data (e2e/production/upgrade.spec.ts).
 * True as well without two tags, where nothing is tried, and said not to be.
 */
export async function tryUpgrade(words: string[]): Promise<boolean> {
  if (words.length !== 0 && words.length !== 2) throw new StopError(usage);
  const [from, to] = words.length === 2 ? words : lastTwoTags();
  if (!from || !to) {
    say('Montée de version : sautée, car ce dépôt n’a pas deux étiquettes (npm run release).');
    return true;
  }
  requireDeploymentPrograms();
  const spec = ['test', 'e2e/production/upgrade.spec.ts'];
  return (await runTool('@playwright/test/cli.js', spec, { UPGRADE_FROM: from, UPGRADE_TO: to })) === 0;
}

/** The older first; fewer where there are fewer. */
function lastTwoTags(): string[] {
  const git = ['tag', '--list', 'v*', '--sort=-version:refname'];
  const tags = execFileSync('git', git, { cwd: projectFolder, encoding: 'utf8' }).split('\n').filter(Boolean);
  return tags.length < 2 ? [] : tags.slice(0, 2).toReversed();
}
