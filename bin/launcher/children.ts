import { type ChildProcess, spawn } from 'node:child_process';
import { env, execPath, kill, pid } from 'node:process';
import { createInterface } from 'node:readline';
import { projectFolder } from '@/bin/machine/project';
import { passOn } from '@/bin/terminal/say';

const defaultStopTimeoutMs = 15_000;

/** A process of the application, run by the project's Node. */
export type Child = {
  name: string;
  /** Undefined when it could not be started. */
  pid: number | undefined;
  /** Resolves at its end, with a few words about it. Never rejects. */
  ended: Promise<string>;
  /** Resolves when it says that it is ready; a web server does not: its address is asked. */
  ready: Promise<void>;
  /** Asks it to finish what it is doing, kills it when that takes too long, and waits for its end. */
  stop(): Promise<void>;
};

type Settings = Record<string, string | undefined>;

/**
 * Starts `node <args>` in the project, with our environment and `settings` over it. Each line it writes is shown after
 * its name. It has a session of its own, so that Ctrl-C reaches the launcher alone, and ends when the launcher dies.
 */
export function startChild(
  name: string,
  args: string[],
  settings: Settings,
  stopTimeoutMs = defaultStopTimeoutMs,
): Child {
  const child = spawn(execPath, ['--require', './bin/launcher/die-with-parent.cjs', ...args], {
    cwd: projectFolder,
    env: { ...env, NODE_ENV: 'production', ...settings, NEXT_TELEMETRY_DISABLED: '1', LAUNCHER_PID: String(pid) },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  for (const from of ['stdout', 'stderr'] as const) {
    const input = child[from];
    if (input) createInterface({ input }).on('line', (line) => passOn(name, line, from));
  }
  const ended = new Promise<string>((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('exit', () => killGroup(child)); // what it may have started and left
    child.on('close', (code, signal) => resolve(signal ? `signal ${signal}` : `code ${code}`));
  });
  const ready = new Promise<void>((resolve) => child.once('message', () => resolve()));
  return { name, pid: child.pid, ended, ready, stop: () => stopChild(child, ended, stopTimeoutMs) };
}

async function stopChild(child: ChildProcess, ended: Promise<string>, stopTimeoutMs: number): Promise<void> {
  child.kill('SIGTERM');
  const timer = setTimeout(() => killGroup(child), stopTimeoutMs);
  await ended;
  clearTimeout(timer);
}

function killGroup(child: ChildProcess): void {
  try {
    if (child.pid) kill(-child.pid, 'SIGKILL');
  } catch {
    // nobody is left
  }
}
