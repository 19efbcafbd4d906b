import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { projectFolder } from '@/bin/machine/project';

type Settings = Record<string, string>;

/** Variables of a developer's own that a production of ours must not see. */
const others = ['DEMO', 'WEBHOOK_ALLOW_PRIVATE', 'RATE_LIMITS', 'STORAGE_URL', 'HOST', 'LAUNCHER_PID', 'LOG_LEVEL'];

const environment = (settings: Settings) => ({
  ...process.env,
  ...Object.fromEntries(others.map((name) => [name, undefined])),
  ...settings,
});

/** One `npm run serve [-- web|worker]`, as its unit runs it, of the release in `folder`. */
export type Served = {
  /** Everything it wrote, a line each. */
  lines: string[];
  /** SIGTERM, as systemd sends it to the launcher; returns the exit status. */
  stop(): Promise<number>;
};

export async function serve(
  role: 'web' | 'worker' | 'all',
  settings: Settings,
  folder = projectFolder,
): Promise<Served> {
  const child = spawn(process.execPath, ['bin/run.mjs', 'serve', ...(role === 'all' ? [] : [role])], {
    cwd: folder,
    env: environment(settings),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const ended = once(child, 'exit').then(([code]) => Number(code ?? 1));
  const ready = new Promise<boolean>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        if (line.includes('Passe Marché est prêt.')) resolve(true);
      });
    }
    void ended.then(() => resolve(false));
  });
  if (!(await ready)) throw new Error(`serve ${role} ended: ${lines.join('\n')}`);
  return { lines, stop: () => stop(child, ended) };
}

function stop(child: ChildProcess, ended: Promise<number>): Promise<number> {
  child.kill('SIGTERM');
  return ended;
}

/** A command of the operators, with the instance's settings. A status other than 0 rejects. */
export const command = (settings: Settings, ...words: string[]): Promise<string> =>
  commandIn(projectFolder, settings, ...words);

/** The same, of the release in this folder. */
export async function commandIn(folder: string, settings: Settings, ...words: string[]): Promise<string> {
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, ['bin/run.mjs', ...words], {
    cwd: folder,
    env: environment(settings),
    maxBuffer: 16_000_000,
  });
  return stdout;
}

/** A script of docs/deployment, with the instance's settings and these programs first. */
export function script(name: string, settings: Settings, programs: string, ...args: string[]): string {
  return execFileSync(join(projectFolder, 'docs', 'deployment', name), args, {
    encoding: 'utf8',
    env: { ...environment(settings), PATH: `${programs}:${process.env.PATH}` },
    stdio: 'pipe',
  });
}

/** A key and its self-signed certificate, as the deployment guide has them made. */
export function makeCertificate(folder: string, key: string, certificate: string, subject: string): void {
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'rsa:3072', '-nodes', '-sha256', '-days', '365', '-subj', subject],
      ...['-addext', 'subjectAltName=DNS:localhost'],
      ...['-keyout', join(folder, key), '-out', join(folder, certificate)],
    ],
    { stdio: 'pipe' },
  );
}
