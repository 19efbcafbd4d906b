import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { kill } from 'node:process';
import { isAlive, waitUntilGone } from '@/bin/machine/processes';
import { type Runner, spawnAs } from './runner';
import { PostgresError } from './site';

const fastStopTimeoutMs = 30_000;
const immediateStopTimeoutMs = 10_000;

/** The file a running server keeps in its cluster. */
export const pidFileOf = (clusterFolder: string): string => join(clusterFolder, 'postmaster.pid');

/** The number and the port written by the last server of a cluster, running or killed; a stopped one leaves nothing. */
export function readPidFile(clusterFolder: string): { pid: number; port: number } | undefined {
  const file = pidFileOf(clusterFolder);
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  return { pid: Number(lines[0]), port: Number(lines[3]) };
}

/** Spawns a server in a session of its own, out of reach of Ctrl-C. Returns its process id without waiting. */
export function spawnServer(
  program: string,
  runner: Runner,
  cluster: { folder: string; logFile: string },
  settings: string[],
): number {
  if (existsSync(cluster.logFile)) renameSync(cluster.logFile, `${cluster.logFile}.1`);
  const log = openSync(cluster.logFile, 'a', 0o600);
  const child = spawn(program, ['-D', cluster.folder, ...settings.flatMap((setting) => ['-c', setting])], {
    ...spawnAs(runner),
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.on('error', () => {}); // told below by the missing number
  child.unref();
  if (child.pid) return child.pid;
  throw new PostgresError({ code: 'not_spawned', program });
}

/** Stops a server and waits for its end: fast at first, then at once, which its next start repairs. */
export async function stopServer(pid: number): Promise<void> {
  if (await signalAndWait(pid, 'SIGINT', fastStopTimeoutMs)) return;
  if (await signalAndWait(pid, 'SIGQUIT', immediateStopTimeoutMs)) return;
  throw new PostgresError({ code: 'does_not_stop', pid });
}

function signalAndWait(pid: number, signal: NodeJS.Signals, timeoutMs: number): Promise<boolean> {
  if (!isAlive(pid)) return Promise.resolve(true);
  kill(pid, signal);
  return waitUntilGone(pid, timeoutMs);
}
