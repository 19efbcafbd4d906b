import { readFileSync, rmSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import postgres from 'postgres';
import { exists, isAlive, worksIn } from '@/bin/machine/processes';
import { type Cluster, findCluster, openCluster } from './cluster';
import { pidFileOf, readPidFile, spawnServer, stopServer } from './process';
import { findPrograms, type Programs } from './programs';
import { chooseRunner, type Runner } from './runner';
import { PostgresError, type Site } from './site';

/** A running PostgreSQL, on the loopback only. */
export type PostgresServer = {
  pid: number;
  port: number;
  /** Whether it was found running: the launcher that had started it was killed. */
  adopted: boolean;
  /** The address of one of its databases, with the superuser's password. */
  url(database: string): string;
  /** Stops it and waits for its end. Open sessions are cut, what was committed is kept. */
  stop(): Promise<void>;
};

const pollMs = 30;
/** Replaying a long journal after a power cut takes its time. */
const readyTimeoutMs = 120_000;
const attempts = 3;
const always = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'timezone=UTC', 'log_timezone=UTC'];

/**
 * Runs the PostgreSQL of a data folder: makes its cluster on the first call, adopts a server left running, recovers
 * from a crash. In a session of its own, so that Ctrl-C never reaches it. `settings` are `name=value` pairs; `onPort` is
 * for a server that takes the place of another, else any free port does. Throws a PostgresError when it cannot run.
 */
export async function startPostgres(
  site: Site,
  dataFolder: string,
  settings: string[],
  onPort?: number,
): Promise<PostgresServer> {
  const runner = chooseRunner();
  const programs = findPrograms(site, runner);
  const cluster = await openCluster(site, dataFolder, programs, runner);
  const found = await adopt(cluster);
  const { pid, port } = found ?? (await launch(cluster, programs, runner, settings, onPort ?? site.findPort));
  return {
    pid,
    port,
    adopted: found !== undefined,
    url: (database) => address(cluster, port, database),
    stop: () => stopServer(pid),
  };
}

/** The address of a database of the server that runs on a data folder; undefined when none runs. Starts nothing. */
export async function findRunningPostgres(
  site: Site,
  dataFolder: string,
  database: string,
): Promise<string | undefined> {
  const cluster = findCluster(site, dataFolder);
  if (!cluster) return undefined;
  const last = readPidFile(cluster.folder);
  if (!last?.port || !isAlive(last.pid) || worksIn(last.pid, cluster.folder) === false) return undefined;
  const answer = await ask(address(cluster, last.port, 'postgres'));
  return answer === 'ready' ? address(cluster, last.port, database) : undefined;
}

/** Makes a database unless it exists. */
export async function ensureDatabase(server: PostgresServer, name: string): Promise<void> {
  const sql = postgres(server.url('postgres'), { max: 1 });
  try {
    const existing = await sql`select 1 from pg_database where datname = ${name}`;
    if (existing.length === 0) await sql`create database ${sql(name)}`;
  } finally {
    await sql.end();
  }
}

const address = ({ password }: Cluster, port: number, database: string): string =>
  `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;

/** Finds the server of a cluster running, whoever started it. Waits while it starts or stops. */
async function adopt(cluster: Cluster): Promise<{ pid: number; port: number } | undefined> {
  const deadline = performance.now() + readyTimeoutMs;
  for (let last = readPidFile(cluster.folder); last; last = readPidFile(cluster.folder)) {
    const ours = isAlive(last.pid) && worksIn(last.pid, cluster.folder);
    if (ours === false) {
      // A zombie, or an unrelated process that got the number: PostgreSQL would take it for a server and refuse.
      if (exists(last.pid)) rmSync(pidFileOf(cluster.folder), { force: true });
      return undefined;
    }
    const answer = last.port ? await ask(address(cluster, last.port, 'postgres')) : 'silent';
    if (answer === 'ready') return last;
    if (ours === undefined) return undefined; // this system does not tell whose process it is: PostgreSQL decides
    if (answer === 'refused' || performance.now() > deadline) {
      throw new PostgresError({ code: 'occupied', pid: last.pid, folder: cluster.folder });
    }
    await delay(pollMs);
  }
  return undefined;
}

/** Asks a server whether it is ready; `refused` means that it does not know our password. */
async function ask(url: string): Promise<'ready' | 'refused' | 'silent'> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    await sql`select 1`;
    return 'ready';
  } catch (error) {
    return (error as { code?: string }).code === '28P01' ? 'refused' : 'silent';
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function launch(
  cluster: Cluster,
  programs: Programs,
  runner: Runner,
  settings: string[],
  onPort: number | (() => Promise<number>),
) {
  for (let attempt = 1; ; attempt += 1) {
    const port = typeof onPort === 'number' ? onPort : await onPort();
    const pid = spawnServer(programs.postgres, runner, cluster, [`port=${port}`, ...always, ...settings]);
    const deadline = performance.now() + readyTimeoutMs;
    while (isAlive(pid) && performance.now() < deadline) {
      if ((await ask(address(cluster, port, 'postgres'))) === 'ready') return { pid, port };
      await delay(pollMs);
    }
    await stopServer(pid);
    // "In use": the port, taken meanwhile, or the memory of a killed server whose sessions have not all noticed it.
    const log = readFileSync(cluster.logFile, 'utf8');
    if (attempt < attempts && /in use/.test(log)) await delay(1000);
    else throw new PostgresError({ code: 'not_started', logFile: cluster.logFile, end: lastLines(log) });
  }
}

const lastLines = (text: string): string => text.trimEnd().split('\n').slice(-8).join('\n');
