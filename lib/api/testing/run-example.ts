import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { EXAMPLES_PATH, type Example } from '@/lib/api/guide/examples';

/** Commands that must succeed before an example is run. A Java without its compiler runs no source. */
const PROGRAMS: Record<string, string[][]> = {
  sh: [
    ['curl', '--version'],
    ['openssl', 'version'],
  ],
  java: [['javac', '-version']],
};

/** Whether the examples of this language run on this machine; those that do not are skipped, and counted as such. */
export const isInterpreterThere = ({ runs }: Example): boolean =>
  (PROGRAMS[runs] ?? [[runs, '--version']]).every(
    ([program = '', ...args]) => spawnSync(program, args, { stdio: 'ignore' }).status === 0,
  );

export type Run = { child: ChildProcess; said: () => string; ended: Promise<number | null> };

/** Runs a file of the documentation, as who downloaded it would. `said`: all that it wrote, complaints included. */
export function runExample(
  { runs }: Example,
  words: string[],
  { cwd = process.cwd(), env = {}, input = '' }: { cwd?: string; env?: Record<string, string>; input?: string } = {},
): Run {
  const child = spawn(runs === 'node' ? process.execPath : runs, words, {
    cwd,
    env: { ...process.env, ...env } as unknown as NodeJS.ProcessEnv,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  child.stdin.end(input);
  return { child, said: () => said, ended: new Promise((resolve) => child.once('close', resolve)) };
}

export const exampleFile = (name: string): string => path.resolve('public', `.${EXAMPLES_PATH}`, name);
