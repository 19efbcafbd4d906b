import { spawnSync } from 'node:child_process';
import { installWithApt, unpackWithApt } from '@/bin/machine/apt';
import { debianPostgres, faketimeLibrary, nginxProgram } from '@/bin/machine/debian-programs';
import { promtool, promtoolFolder } from '@/bin/machine/promtool';
import { say } from '@/bin/terminal/say';
import { StopError } from '@/bin/terminal/stop-error';
import { codeOfTests } from './house/code-of-tests';

type Judge = {
  /** The package that brings it. */
  name: string;
  areThere: () => boolean;
  /** How the code of a test names what it brings. */
  named: RegExp;
};

const works = ([program = '', ...args]: string[]): boolean =>
  spawnSync(program, args, { stdio: 'ignore' }).status === 0;

const answers = (...programs: string[][]) => ({ areThere: () => programs.every(works) });

/** Programs that none of us wrote, by which the tests judge what we make. promtool comes apart. */
const judges: Judge[] = [
  { name: 'poppler-utils', named: /'(pdftotext|pdfsig)'/, ...answers(['pdftotext', '-v'], ['pdfsig', '-v']) },
  { name: 'openssl', named: /'openssl'/, ...answers(['openssl', 'version']) },
  {
    name: 'python3-swift',
    named: /serve-swift\.py/,
    ...answers(['/usr/bin/python3', '-c', 'import swift.common.wsgi']),
  },
  { name: 'unzip', named: /'(unzip|zipinfo)'/, ...answers(['unzip', '-v'], ['zipinfo', '-v']) },
  { name: 'p7zip-full', named: /'7z'/, ...answers(['7z', 'i']) },
  { name: 'libfaketime', named: /\btwoHoursAhead\(/, areThere: () => faketimeLibrary() !== undefined },
];

/** Languages in which the documentation has programs. Without one, its programs are skipped, and counted as skipped. */
const languages: Judge[] = [
  { name: 'curl', ...answers(['curl', '--version']) },
  { name: 'php-cli', ...answers(['php', '--version']) },
  { name: 'python3', ...answers(['python3', '--version']) },
  { name: 'ruby', ...answers(['ruby', '--version'], ['ruby', '-rwebrick', '-e', '']) },
].map((language) => ({ ...language, named: /\bisInterpreterThere\(/ }));

const PROMTOOL = { name: 'promtool', named: /\bpromtool\(/ };

/** What a production stands on, as the deployment guide has it: its tests run the real ones. */
const deployment = [
  { name: 'nginx', areThere: () => works([nginxProgram, '-v']) },
  { name: 'rsync', areThere: () => works(['rsync', '--version']) },
  { name: 'postgresql', areThere: () => debianPostgres() !== undefined },
];

/** promtool judges the alert rules. Its package would start a server: it is unpacked, not installed. */
function requirePromtool(): void {
  if (promtool() || (unpackWithApt('prometheus', promtoolFolder) && promtool())) return;
  throw new StopError(
    'Les tests demandent promtool, qui manque. Sous Debian ou Ubuntu : sudo apt-get install prometheus.',
  );
}

/**
 * The tests verify PDF files with Poppler's programs, seals and time-stamps with openssl, the S3 storage with OpenStack
 * Swift, the ZIP with three programs, and give processes a clock that lies with libfaketime. `files`: the tests that will
 * run, when not all; what they do not name is left alone. Throws a StopError that says what to install.
 */
export function requireTestPrograms(files?: string[]): void {
  const isNeeded = files ? isNamedIn(codeOfTests(files)) : () => true;
  if (isNeeded(PROMTOOL)) requirePromtool();
  requireAll(judges.filter(isNeeded));
  for (const { name, areThere } of languages.filter(isNeeded)) {
    if (areThere() || (installWithApt(name) && areThere())) continue;
    say(`${name} n’est pas sur cette machine : les exemples de la documentation qui le demandent ne sont pas essayés.`);
  }
}

const isNamedIn = (sources: string[]) => (judge: Pick<Judge, 'named'>) =>
  sources.some((code) => judge.named.test(code));

/** Returns the packages whose programs these tests name, in them or in what they load of the tests' own. */
export const programsNamedBy = (files: string[]): string[] =>
  [PROMTOOL, ...judges, ...languages].filter(isNamedIn(codeOfTests(files))).map(({ name }) => name);

/** The browser tests also deploy the application. Throws a StopError that says what to install. */
export function requireDeploymentPrograms(): void {
  requireAll(deployment);
}

function requireAll(needed: { name: string; areThere: () => boolean }[]): void {
  for (const { name, areThere } of needed) {
    if (areThere() || (installWithApt(name) && areThere())) continue;
    throw new StopError(
      `Les tests demandent ${name}, qui manque. Sous Debian ou Ubuntu : sudo apt-get install ${name}.`,
    );
  }
}
