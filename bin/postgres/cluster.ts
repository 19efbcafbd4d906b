import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { keepPrivateFile } from '@/bin/machine/private-file';
import { worksIn } from '@/bin/machine/processes';
import { readPidFile, stopServer } from './process';
import { makeSharedFolder, type Programs } from './programs';
import { may, type Runner, spawnAs } from './runner';
import { PostgresError, type Site } from './site';

/** The files of one PostgreSQL server. */
export type Cluster = { folder: string; password: string; logFile: string };

/** Returns the cluster of a data folder, made on the first call. Throws when it cannot be used. */
export async function openCluster(
  site: Site,
  dataFolder: string,
  programs: Programs,
  runner: Runner,
): Promise<Cluster> {
  const passwordFile = join(dataFolder, 'postgres-password');
  const home = chooseHome(site, dataFolder, runner);
  const folder = join(home, 'cluster');
  if (existsSync(folder) && !existsSync(passwordFile)) await setOrphanAside(site, folder, home, passwordFile);

  const password = keepPrivateFile(passwordFile, () => randomBytes(24).toString('hex'));
  if (!existsSync(folder)) await makeCluster(folder, password, programs, runner);
  requireVersion(folder, programs.majorVersion);
  return { folder, password, logFile: join(home, 'server.log') };
}

/** The cluster of a data folder as it is, nothing made nor moved; undefined when there is none. */
export function findCluster(site: Site, dataFolder: string): Cluster | undefined {
  const passwordFile = join(dataFolder, 'postgres-password');
  if (!existsSync(passwordFile)) return undefined;
  const homes = [join(dataFolder, 'postgres'), sharedHome(site, dataFolder)];
  const home = homes.find((candidate) => existsSync(join(candidate, 'cluster')));
  if (!home) return undefined;
  const password = readFileSync(passwordFile, 'utf8').trim();
  return { folder: join(home, 'cluster'), password, logFile: join(home, 'server.log') };
}

/** The place of the system kept for this data folder. */
function sharedHome({ projectFolder, sharedFolder }: Site, dataFolder: string): string {
  const name = createHash('sha256')
    .update(`${realpathSync(projectFolder)}\n${realpathSync(dataFolder)}`)
    .digest('hex');
  return join(sharedFolder, name.slice(0, 16));
}

/**
 * The folder that holds the cluster: in the data folder, or, when the runner cannot get there (a project in a closed
 * folder, started by root), in a place of the system kept for this data folder. Where a cluster is, it stays.
 */
function chooseHome(site: Site, dataFolder: string, runner: Runner): string {
  const home = join(dataFolder, 'postgres');
  makeHome(home);
  const elsewhere = sharedHome(site, dataFolder);
  if (existsSync(join(home, 'cluster'))) {
    if (may(runner, '-x', home)) return home;
    throw new PostgresError({ code: 'closed_cluster', user: runner?.name, folder: home });
  }
  if (runner === undefined || (may(runner, '-x', home) && !existsSync(join(elsewhere, 'cluster')))) return home;
  makeSharedFolder(site);
  makeHome(elsewhere);
  site.tell({ code: 'cluster_elsewhere', user: runner.name, folder: elsewhere });
  return elsewhere;
}

function makeHome(folder: string): void {
  if (existsSync(folder)) return;
  mkdirSync(folder);
  chmodSync(folder, 0o711); // the runner goes through it; what it holds is closed
}

/** A cluster without its password: its data folder was deleted, so its content belongs to nobody any more. */
async function setOrphanAside(site: Site, folder: string, home: string, passwordFile: string): Promise<void> {
  if (!home.startsWith(site.sharedFolder)) {
    throw new PostgresError({ code: 'password_gone', file: passwordFile, folder });
  }
  const running = readPidFile(folder);
  if (running && worksIn(running.pid, folder)) await stopServer(running.pid);
  const aside = `${folder}.old`;
  rmSync(aside, { recursive: true, force: true });
  renameSync(folder, aside);
  site.tell({ code: 'cluster_set_aside', folder: aside });
}

async function makeCluster(folder: string, password: string, programs: Programs, runner: Runner): Promise<void> {
  // Renamed once complete: an initdb cut short must not be taken for a cluster.
  const incomplete = `${folder}.new`;
  const passwordFile = `${folder}.password`;
  rmSync(incomplete, { recursive: true, force: true });
  rmSync(passwordFile, { force: true });
  mkdirSync(incomplete, { mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (runner) for (const path of [incomplete, passwordFile]) chownSync(path, runner.uid, runner.gid);
  try {
    await runInitdb(programs.initdb, runner, [
      `--pgdata=${incomplete}`,
      '--username=postgres',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      // PostgreSQL's own C.UTF-8: the same order and the same letters whatever locales the system has.
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    ]);
    renameSync(incomplete, folder);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function runInitdb(program: string, runner: Runner, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...spawnAs(runner),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let problems = '';
    child.stderr.on('data', (text) => {
      problems += text;
    });
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new PostgresError({ code: 'initdb_failed', output: problems.trim() })),
    );
  });
}

function requireVersion(folder: string, majorVersion: string): void {
  const found = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  if (found === majorVersion) return;
  throw new PostgresError({ code: 'other_version', folder, found, expected: majorVersion });
}
