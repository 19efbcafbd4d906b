import { execFileSync, spawn } from 'node:child_process';
import { expect } from '@playwright/test';
import { OWN_DEFAULTS } from '@/bin/launcher/instance';
import { findFreePort } from '@/bin/machine/ports';

/** A whole instance of its own, which a test may kill. */
export type OwnInstance = { pid: number; applicationUrl: string; editorUrl: string; registersUrl: string };

export type Ports = { web: number; editor: number; registers: number };

export async function freePorts(): Promise<Ports> {
  return { web: await findFreePort(), editor: await findFreePort(), registers: await findFreePort() };
}

/**
 * Starts it on these ports, on the data of this folder, with these settings added, and waits until it says that it is
 * ready.
 */
export async function startOwnInstance(
  ports: Ports,
  folder: string,
  settings: Record<string, string> = {},
): Promise<OwnInstance> {
  const child = spawn(process.execPath, ['bin/run.mjs', 'start'], {
    env: {
      ...process.env,
      ...OWN_DEFAULTS,
      PORT: String(ports.web),
      DEMO_EDITOR_PORT: String(ports.editor),
      DEMO_REGISTERS_PORT: String(ports.registers),
      DATA_DIR: folder,
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const applicationUrl = `http://localhost:${ports.web}`;
  await new Promise<void>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => text.includes(applicationUrl) && resolve());
    child.on('exit', (code) => reject(new Error(`the start ended with code ${code}`)));
  });
  return {
    pid: child.pid as number,
    applicationUrl,
    editorUrl: `http://localhost:${ports.editor}`,
    registersUrl: `http://127.0.0.1:${ports.registers}`,
  };
}

/** Every process below this one, PostgreSQL included, at once and without warning. */
export function killTree(pid: number): void {
  const table = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  const rows = table.map((line) => line.trim().split(/\s+/).map(Number) as [number, number]);
  const tree = [pid];
  for (const parent of tree) tree.push(...rows.filter(([, ppid]) => ppid === parent).map(([child]) => child));
  execFileSync('kill', ['-9', ...tree.map(String)]);
}

export async function stopOwnInstance(pid: number): Promise<void> {
  process.kill(pid, 'SIGTERM');
  const isGone = () => {
    try {
      process.kill(pid, 0);
      return false;
    } catch {
      return true;
    }
  };
  await expect.poll(isGone).toBe(true);
}
