import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { debianPostgres } from '@/bin/machine/debian-programs';
import { findFreePort } from '@/bin/machine/ports';
import { chooseRunner, spawnAs } from '@/bin/postgres/runner';

/** PostgreSQL as the deployment guide has it: Debian's own, not the one of `npm start`. */
export type DebianPostgres = {
  /** Where its programs are, pg_dump and pg_restore among them. */
  programs: string;
  /** The address of its one database, whose owner is no superuser. */
  databaseUrl: string;
  /** Deletes the database and makes it anew, empty. */
  recreate(): void;
  stop(): Promise<void>;
};

export async function startDebianPostgres(folder: string): Promise<DebianPostgres> {
  const programs = debianPostgres();
  if (!programs) throw new Error('PostgreSQL of Debian is not installed');
  const runner = chooseRunner();
  const port = await findFreePort();
  const cluster = join(folder, 'postgres');
  mkdirSync(cluster);
  chmodSync(cluster, 0o700);
  if (runner) chownSync(cluster, runner.uid, runner.gid);
  const run = (program: string, args: string[]) =>
    execFileSync(join(programs, program), args, { ...spawnAs(runner), stdio: 'pipe' });
  run('initdb', ['-D', cluster, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8']);

  const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off'];
  const server = spawn(join(programs, 'postgres'), ['-D', cluster, ...settings.flatMap((each) => ['-c', each])], {
    ...spawnAs(runner),
    stdio: 'ignore',
  });
  const ended = once(server, 'exit');
  const admin = ['-h', '127.0.0.1', '-p', String(port), '-U', 'postgres'];
  const isReady = () => {
    try {
      return run('pg_isready', admin).length > 0;
    } catch {
      return false;
    }
  };
  await expect.poll(isReady, { timeout: 30_000 }).toBe(true);

  // The guide's own commands.
  const createDatabase = () =>
    run('createdb', [
      ...admin,
      ...['--owner=passe_marche', '--template=template0', '--encoding=UTF8', '--locale=C.UTF-8', 'passe_marche'],
    ]);
  run('createuser', [...admin, 'passe_marche']);
  createDatabase();
  return {
    programs,
    databaseUrl: `postgres://passe_marche@127.0.0.1:${port}/passe_marche`,
    recreate() {
      run('dropdb', [...admin, 'passe_marche']);
      createDatabase();
    },
    async stop() {
      server.kill('SIGINT');
      await ended;
    },
  };
}
