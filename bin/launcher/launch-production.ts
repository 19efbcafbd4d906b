import { accessSync, constants } from 'node:fs';
import { env } from 'node:process';
import { requireFreePort } from '@/bin/machine/ports';
import { projectFolder } from '@/bin/machine/project';
import { say, speakJson, warn } from '@/bin/terminal/say';
import { StopError } from '@/bin/terminal/stop-error';
import { buildIfNeeded, isBuilt } from './build-if-needed';
import type { Child } from './children';
import { diskWarning } from './disk-warning';
import type { Production, Role } from './production';
import { reachable, waitUntilReady } from './ready';
import { prepareDatabase, startWeb, startWorker } from './servers';
import { keepChild, type Life } from './watch';

/** How long a process may take to finish what it was doing: an upload over a slow line, a document, a webhook. */
const stopTimeoutMs = 60_000;

/** Ports that another release is giving back are waited for. */
const portPatienceMs = 5_000;

/**
 * Starts a production in order and resolves when it answers. From then on its output is JSON lines only. Throws a
 * StopError, or the reason of the end when it comes first.
 */
export async function launchProduction(production: Production, role: Role, life: Life): Promise<void> {
  const { host, port, webProcesses, workers } = production;
  const settings = { ...production.settings, HOST: host, PORT: String(port) };
  if (webProcesses > 0) await requireFreePort('PORT', host, port, portPatienceMs);
  await prepareDatabase(settings, life);
  if (webProcesses > 0) await requireBuild(life);
  life.signal.throwIfAborted();
  speakJson();
  const disk = await diskWarning(production.settings.DATA_DIR ?? '', env.DISK_RESERVE);
  for (const warning of [...production.warnings, ...(disk ? [disk] : [])]) warn(warning);

  let ready = false;
  const keep = (start: () => Child): Child => keepChild(life, start, () => ready);
  if (webProcesses > 0) keep(() => startWeb(host, webProcesses, settings, stopTimeoutMs));
  const started = Array.from({ length: workers }, (_, rank) =>
    keep(() => startWorker(rank + 1, settings, stopTimeoutMs)),
  );
  await endOr(life, Promise.all(started.map((worker) => worker.ready)));
  // Alone, the web answers before there is anybody to do the background work: being alive is enough.
  const health = role === 'all' ? 'readyz' : 'livez';
  if (webProcesses > 0) await waitUntilReady(`http://${reachable(host)}:${port}/${health}`, life.signal);
  ready = true;
  say('Passe Marché est prêt.');
}

/** Waits for `work`, or throws the reason of the end when it comes first. */
async function endOr(life: Life, work: Promise<unknown>): Promise<void> {
  life.signal.throwIfAborted();
  const ended = Promise.withResolvers<never>();
  life.signal.addEventListener('abort', () => ended.reject(life.signal.reason), { once: true });
  await Promise.race([work, ended.promise]);
}

/** In a folder that is closed to this user, as it should be, the build was made by the user who installed it. */
async function requireBuild(life: Life): Promise<void> {
  if (isBuilt()) return;
  try {
    accessSync(projectFolder, constants.W_OK);
  } catch {
    throw new StopError(
      'L’application n’est pas construite : lancez « npm run build » avec l’utilisateur qui l’installe.',
    );
  }
  await buildIfNeeded(life.signal);
}
