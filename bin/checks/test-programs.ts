import { spawnSync } from 'node:child_process';
import { installWithApt, unpackWithApt } from '@/bin/machine/apt';
import { debianPostgres, faketimeLibrary, nginxProgram } from '@/bin/machine/debian-programs';
import { promtool, promtoolFolder } from '@/bin/machine/promtool';
import { StopError } from '@/bin/terminal/stop-error';

/** Programs that none of us wrote, by which the tests judge what we make, and the package that brings them. */
const judges = [
  {
    name: 'poppler-utils',
    programs: [
      ['pdftotext', '-v'],
      ['pdfsig', '-v'],
    ],
  },
  { name: 'openssl', programs: [['openssl', 'version']] },
  { name: 'python3-swift', programs: [['/usr/bin/python3', '-c', 'import swift.common.wsgi']] },
  {
    name: 'unzip',
    programs: [
      ['unzip', '-v'],
      ['zipinfo', '-v'],
    ],
  },
  { name: 'p7zip-full', programs: [['7z', 'i']] },
];

/** What a production stands on, as the deployment guide has it: its tests run the real ones. */
const deployment = [
  { name: 'nginx', areThere: () => works([nginxProgram, '-v']) },
  { name: 'rsync', areThere: () => works(['rsync', '--version']) },
  { name: 'postgresql', areThere: () => debianPostgres() !== undefined },
];

const works = ([program = '', ...args]: string[]): boolean =>
  spawnSync(program, args, { stdio: 'ignore' }).status === 0;

/** promtool judges the alert rules. Its package would start a server: it is unpacked, not installed. */
function requirePromtool(): void {
  if (promtool() || (unpackWithApt('prometheus', promtoolFolder) && promtool())) return;
  throw new StopError(
    'Les tests demandent promtool, qui manque. Sous Debian ou Ubuntu : sudo apt-get install prometheus.',
  );
}

/** The tests verify PDF files with Poppler's programs, seals and time-stamps with openssl, the
 * S3 storage with OpenStack Swift, the ZIP with three programs, and give processes a clock that lies with libfaketime. Throws a StopError that says what to install. */
export function requireTestPrograms(): void {
  requirePromtool();
  const clock = { name: 'libfaketime', areThere: () => faketimeLibrary() !== undefined };
  requireAll([...judges.map(({ name, programs }) => ({ name, areThere: () => programs.every(works) })), clock]);
}

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
