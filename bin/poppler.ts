import { spawnSync } from 'node:child_process';
import { installWithApt } from './apt';
import { StopError } from './stop-error';

const works = (program: string): boolean => spawnSync(program, ['-v'], { stdio: 'ignore' }).status === 0;
const isThere = (): boolean => works('pdftotext') && works('pdfsig');

/** The tests read and verify PDF files with Poppler's programs. Throws a StopError that says what to install. */
export function requirePoppler(): void {
  if (isThere() || (installWithApt('poppler-utils') && isThere())) return;
  throw new StopError(
    'Les tests demandent poppler-utils (pdftotext, pdfsig), qui manque. Sous Debian ou Ubuntu : sudo apt-get install poppler-utils.',
  );
}
