import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { kill, platform } from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';

const pollMs = 20;

/** The fields of /proc/<pid>/stat after the command's name, which may itself hold spaces and brackets. */
function linuxState(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

/** Whether the system still knows a process, be it one that has ended and that nobody has collected (a zombie). */
export function exists(pid: number): boolean {
  try {
    return kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether a process runs; a zombie does not. */
export const isAlive = (pid: number): boolean => exists(pid) && (platform !== 'linux' || linuxState(pid)?.[0] !== 'Z');

/**
 * When a process started, in a form only good for comparing: two processes that had the same number at different times
 * differ by it. `undefined` when there is no such process.
 */
export function birthOf(pid: number): string | undefined {
  if (platform === 'linux') {
    const ticks = linuxState(pid)?.[19];
    return ticks && `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${ticks}`;
  }
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}

/**
 * Whether a process works in a folder, however the folder's path was spelled (the same inode).
 * `undefined` when this system does not say.
 */
export function worksIn(pid: number, folder: string): boolean | undefined {
  try {
    const current = statSync(`/proc/${pid}/cwd`);
    const expected = statSync(folder);
    return current.dev === expected.dev && current.ino === expected.ino;
  } catch {
    return undefined;
  }
}

/** Waits for a process to end. Returns false when it still runs after `timeoutMs`. */
export async function waitUntilGone(pid: number, timeoutMs: number): Promise<boolean> {
  for (const deadline = performance.now() + timeoutMs; isAlive(pid); await delay(pollMs)) {
    if (performance.now() > deadline) return false;
  }
  return true;
}
