import { setTimeout as delay } from 'node:timers/promises';
import { type Child, startChild } from '@/bin/launcher/children';
import { findFreePort, isListening } from '@/bin/machine/ports';
import { StopError } from '@/bin/terminal/stop-error';
import type { Settings } from './accounts';

const pollMs = 50;

/** Starts the bare server beside an instance, on its database. */
export async function startBareServer(
  settings: Settings,
): Promise<{ origin: string; pid: number; stop: Child['stop'] }> {
  const port = await findFreePort();
  const args = ['--import', 'tsx', 'bin/bench/bare-server.ts'];
  const child = startChild('Node nu', args, { ...settings, PORT: String(port) });
  let end: string | undefined;
  void child.ended.then((how) => {
    end = how;
  });
  while (!(await isListening('127.0.0.1', port))) {
    if (end !== undefined) throw new StopError(`Le serveur de comparaison n’a pas démarré (${end}).`);
    await delay(pollMs);
  }
  return { origin: `http://127.0.0.1:${port}`, pid: child.pid ?? 0, stop: child.stop };
}
