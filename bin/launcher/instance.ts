import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env, execPath } from 'node:process';
import { findFreePort } from '@/bin/machine/ports';
import { inProject, projectFolder } from '@/bin/machine/project';
import { onInterruption } from '@/bin/terminal/interruption';
import { StopError } from '@/bin/terminal/stop-error';

const shownLines = 60;

/** The defaults of `npm start`, whatever the settings of the developer, or of a test before, are. */
export const OWN_DEFAULTS = {
  API_ENTREPRISE_TOKEN: undefined,
  API_ENTREPRISE_URL: undefined,
  BASE_URL: undefined,
  DATABASE_URL: undefined,
  DEMO_WEBHOOK_URL: undefined,
  HOST: undefined,
  RECHERCHE_ENTREPRISES_URL: undefined,
  REGISTERS: undefined,
  SECRET_KEY: undefined,
  SMTP_FROM: undefined,
  SMTP_URL: undefined,
  STORAGE_URL: undefined,
  WEBHOOK_ALLOW_PRIVATE: undefined,
  WEB_PROCESSES: undefined,
  WORKER_PROCESSES: undefined,
  // What is free on the machine of the tests says nothing of the product.
  DISK_RESERVE: '0',
};

/** A whole Passe Marché of its own, as `npm start` starts it, with its own ports and data. */
export type Instance = {
  /** Its launcher, parent of all its processes. */
  pid: number;
  applicationUrl: string;
  editorUrl: string;
  registersUrl: string;
  /** Where it keeps its data, absolute. */
  dataFolder: string;
  /** Stops it and deletes its data. Returns its exit status. */
  stop(): Promise<number>;
};

/**
 * Starts an instance and waits until it is ready. `settings` are added to its environment; what it says goes to a file
 * of `test-results` named after `logName`. `script`: the command of bin/ that starts it. `checkout`: the folder of the
 * project to start, this one unless another version is compared with it.
 * Throws a StopError with the end of its output when it does not start.
 */
export async function startInstance(
  settings: Record<string, string> = {},
  logName = 'instance',
  script: 'start' | 'dev' = 'start',
  checkout = projectFolder,
): Promise<Instance> {
  const [port, editorPort] = [await findFreePort(), await findFreePort()];
  const [registersPort, smtpPort] = [await findFreePort(), await findFreePort()];
  const folder = mkdtempSync(join(tmpdir(), 'passe-marche-e2e-'));
  chmodSync(folder, 0o711); // as root, PostgreSQL runs as another user, who goes through it
  const dataFolder = join(folder, 'data');
  const logFile = inProject('test-results', `${logName}.log`);
  const child = spawnLauncher(checkout, script, logFile, {
    PORT: String(port),
    DEMO_EDITOR_PORT: String(editorPort),
    DEMO_REGISTERS_PORT: String(registersPort),
    DEMO_SMTP_PORT: String(smtpPort),
    DATA_DIR: dataFolder,
    ...OWN_DEFAULTS,
    ...settings,
  });
  const ended = once(child, 'exit').then(([code]) => Number(code ?? 1));
  const stop = async () => {
    child.kill('SIGTERM');
    const status = await ended;
    rmSync(folder, { recursive: true, force: true });
    return status;
  };
  onInterruption(() => child.kill('SIGTERM'));
  const ready = await Promise.race([once(child, 'message').then(() => true), ended.then(() => false)]);
  const [applicationUrl, editorUrl] = [`http://localhost:${port}`, `http://localhost:${editorPort}`];
  const registersUrl = `http://127.0.0.1:${registersPort}`;
  if (ready) return { pid: child.pid ?? 0, applicationUrl, editorUrl, registersUrl, dataFolder, stop };
  rmSync(folder, { recursive: true, force: true });
  const log = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-shownLines).join('\n');
  throw new StopError(`${log}\nL’application n’a pas démarré.`);
}

function spawnLauncher(
  checkout: string,
  script: string,
  logFile: string,
  settings: Record<string, string | undefined>,
): ChildProcess {
  mkdirSync(inProject('test-results'), { recursive: true });
  const log = openSync(logFile, 'w');
  const child = spawn(execPath, ['--import', 'tsx', `bin/${script}.ts`], {
    cwd: checkout,
    env: { ...env, ...settings },
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);
  return child;
}
