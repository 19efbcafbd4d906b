import { spawnSync } from 'node:child_process';
import { installWithApt, unpackWithApt } from './apt';
import { promtool, promtoolFolder } from './promtool';
import { StopError } from './stop-error';

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

/** The tests verify PDF files with Poppler's programs, seals and time-stamps with openssl. Throws a StopError that says what to install. */
export function requireTestPrograms(): void {
  requirePromtool();
  for (const { name, programs } of judges) {
    const areThere = () => programs.every(works);
    if (areThere() || (installWithApt(name) && areThere())) continue;
    throw new StopError(
      `Les tests demandent ${name}, qui manque. Sous Debian ou Ubuntu : sudo apt-get install ${name}.`,
    );
  }
}
