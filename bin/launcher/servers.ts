import { StopError } from '@/bin/terminal/stop-error';
import { type Child, startChild } from './children';
import type { Life } from './watch';
import { webMemory, webNode } from './web-node';

export type Settings = Record<string, string | undefined>;

/** Migrations, catalogue and accounts. Throws a StopError when the database cannot be used; it has said why. */
export async function prepareDatabase(settings: Settings, life: Life): Promise<void> {
  const child = startChild('migrations', ['--import', 'tsx', 'bin/migrate.ts'], settings);
  const stop = () => void child.stop();
  life.signal.addEventListener('abort', stop);
  const how = await child.ended;
  life.signal.removeEventListener('abort', stop);
  life.signal.throwIfAborted();
  if (how !== 'code 0') throw new StopError(`La préparation de la base de données a échoué (${how}).`);
}

const oneWebServer = [...webNode, '.next/standalone/server.js'];
const severalWebServers = ['--import', 'tsx', 'bin/launcher/web.ts'];

/** The web server on `host` and the port of the settings: `processes` of them behind it when there are several. */
export function startWeb(host: string, processes: number, settings: Settings, stopTimeoutMs?: number): Child {
  const program = processes > 1 ? severalWebServers : oneWebServer;
  const own = { HOSTNAME: host, WEB_PROCESSES: String(processes) };
  return startChild('web', program, { ...webMemory, ...settings, ...own }, stopTimeoutMs);
}

/**
 * How Node runs a worker. It streams files, whose pieces die young, by the hundred megabytes: a small young generation
 * (4 MB rather than 16) sees them off sooner, which halves what building a large package takes in memory.
 */
export const workerNode = ['--max-semi-space-size=4', '--import', 'tsx'];

/** One of the processes that do the background work; `rank` counts from 1. */
export function startWorker(rank: number, settings: Settings, stopTimeoutMs?: number): Child {
  const name = rank === 1 ? 'travaux' : `travaux ${rank}`;
  return startChild(name, [...workerNode, 'bin/worker.ts'], settings, stopTimeoutMs);
}
