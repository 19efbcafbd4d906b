import { execFile } from 'node:child_process';
import { env, execPath } from 'node:process';
import { projectFolder } from '@/bin/machine/project';

export type Ended = { status: number; stdout: string; stderr: string };

/** Runs a script of bin/ to its end, as `bin/run.mjs` does, with these settings added to the environment. */
export function runScript(
  script: string,
  args: string[],
  settings: Record<string, string | undefined> = {},
): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(
      execPath,
      ['--import', 'tsx', `bin/${script}.ts`, ...args],
      { cwd: projectFolder, env: { ...env, ...settings } },
      (error, stdout, stderr) => resolve({ status: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}
