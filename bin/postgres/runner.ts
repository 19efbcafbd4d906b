import { execFileSync, spawnSync } from 'node:child_process';
import { userInfo } from 'node:os';
import { getuid } from 'node:process';
import { PostgresError } from './site';

/** The system user PostgreSQL runs as; `undefined` stands for the current one. */
export type Runner = { name: string; uid: number; gid: number } | undefined;

function lookUp(name: string): Runner {
  try {
    const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }));
    return { name, uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

/** Chooses who runs PostgreSQL, which refuses to run as root. No user is created on the machine. */
export function chooseRunner(): Runner {
  if (!getuid) throw new PostgresError({ code: 'unsupported_system' });
  if (getuid() === 0) {
    const runner = lookUp('postgres') ?? lookUp('nobody');
    if (runner) return runner;
    throw new PostgresError({ code: 'root_only' });
  }
  try {
    userInfo();
    return undefined;
  } catch {
    throw new PostgresError({ code: 'unknown_user', uid: getuid() });
  }
}

/**
 * How to spawn as a runner: its numbers, a working directory that any user may enter, and nothing of our environment
 * (a stray PGDATA or LC_ALL would change what PostgreSQL does).
 */
export const spawnAs = (runner: Runner) => ({
  cwd: '/',
  env: { LC_ALL: 'C', TZ: 'UTC', NODE_ENV: 'production' as const },
  ...(runner && { uid: runner.uid, gid: runner.gid }),
});

/** Whether a runner may do what `test`'s flag says (`-x`, `-r`) to a path, every folder above it included. */
export function may(runner: Runner, flag: '-x' | '-r', path: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'test "$1" "$2"', 'sh', flag, path], spawnAs(runner)).status === 0;
}
