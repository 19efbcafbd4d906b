import { spawn } from 'node:child_process';
import process, { env, execPath, kill } from 'node:process';
import { inProject, projectFolder } from '@/bin/machine/project';
import { onInterruption } from '@/bin/terminal/interruption';
import { complain } from '@/bin/terminal/say';

const killDelayMs = 10_000;
let interrupted = false;
let current: number | undefined;

/** Passes an interruption on to the tool that runs, and to what it started; kills them all if they linger. */
function signalCurrent(signal: 'SIGINT' | 'SIGKILL'): void {
  try {
    if (current) kill(-current, signal);
  } catch {
    // it has just ended
  }
}

onInterruption(() => {
  interrupted = true;
  process.exitCode = 130;
  signalCurrent('SIGINT');
  setTimeout(() => signalCurrent('SIGKILL'), killDelayMs).unref();
});

/** Whether somebody asked for the end. */
export const isInterrupted = (): boolean => interrupted;

/**
 * Runs a program of node_modules (a path under it, then its arguments), its output shown as it comes.
 * Returns its exit status; not 0 either when it could not run or was interrupted.
 */
export function runTool(program: string, args: string[], settings: Record<string, string> = {}): Promise<number> {
  if (interrupted) return Promise.resolve(130);
  return new Promise((resolve) => {
    const child = spawn(execPath, [inProject('node_modules', program), ...args], {
      cwd: projectFolder,
      env: { ...env, ...settings, NEXT_TELEMETRY_DISABLED: '1' },
      detached: true,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    current = child.pid;
    child.on('error', (error) => {
      complain(`${program} : ${error.message}`);
      resolve(127);
    });
    child.on('exit', (code) => resolve(interrupted ? 130 : (code ?? 1)));
  });
}
