import { spawnSync } from 'node:child_process';
import { exit } from 'node:process';
import { projectFolder } from '@/bin/machine/project';
import { complain, say } from '@/bin/terminal/say';
import { readAdvisories } from './advisory-report';

/**
 * Known vulnerabilities of what is delivered, as the registry knows them. A registry that has no such service is said
 * plainly and is no failure: nothing was found, because nothing was looked for.
 */
const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  cwd: projectFolder,
  encoding: 'utf8',
  maxBuffer: 64_000_000,
});
const report = readAdvisories(stdout);

if (report.kind === 'unavailable') {
  say('Le registre des paquets ne répond pas aux demandes d’audit : les failles connues n’ont PAS été cherchées.');
  exit(0);
}
for (const line of report.serious) complain(line);
say(`Failles connues : ${report.serious.length} graves, ${report.others} autres.`);
exit(report.serious.length === 0 ? 0 : 1);
