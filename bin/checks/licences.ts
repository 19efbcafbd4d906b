import { existsSync, readFileSync } from 'node:fs';
import { exit } from 'node:process';
import { inProject } from '@/bin/machine/project';
import { complain, say } from '@/bin/terminal/say';
import { licenceProblems } from './licence-rules';

/** What `package-lock.json` says of one package. */
type LockedPackage = { license?: string; dev?: boolean };
type Manifest = { licenses?: { type?: string }[] };

/** The licence of a package, from the lock, else as its own manifest names it in the old way, else from its text. */
function licenceOf(folder: string, locked: LockedPackage): string | undefined {
  const file = inProject(folder, 'package.json');
  if (locked.license || !existsSync(file)) return locked.license;
  const manifest: Manifest = JSON.parse(readFileSync(file, 'utf8'));
  return manifest.licenses?.map(({ type }) => type).join(' OR ') ?? licenceByText(inProject(folder, 'LICENSE'));
}

const licenceByText = (file: string) =>
  existsSync(file) && readFileSync(file, 'utf8').startsWith('MIT License\n') ? 'MIT' : undefined;

const { packages }: { packages: Record<string, LockedPackage> } = JSON.parse(
  readFileSync(inProject('package-lock.json'), 'utf8'),
);
const delivered = Object.entries(packages)
  .filter(([folder, { dev }]) => folder !== '' && !dev)
  .map(([folder, locked]) => ({ folder, licence: licenceOf(folder, locked) }));
const problems = licenceProblems(delivered);

for (const problem of problems) complain(problem);
say(`${delivered.length} paquets livrés, ${problems.length} licence(s) à examiner.`);
exit(problems.length === 0 ? 0 : 1);
