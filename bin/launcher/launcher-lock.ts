import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pid } from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { birthOf, isAlive } from '@/bin/machine/processes';
import { StopError } from '@/bin/terminal/stop-error';

/** Who holds a data folder. The birth tells this process from a later one that got the same number. */
type Holder = { pid: number; birth: string | undefined; stopping: boolean };

export type LauncherLock = {
  /** Whether an earlier launcher died without giving the folder back. */
  recovered: boolean;
  /** Tells those who wait that it will not be long. */
  announceStop(): void;
  release(): void;
};

const pollMs = 100;

function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined; // absent, or not ours to understand
  }
}

const isRunning = (holder: Holder): boolean => isAlive(holder.pid) && birthOf(holder.pid) === holder.birth;

/**
 * Takes a data folder for this process alone. A holder that died, even by `kill -9`, loses it; one that is stopping is
 * waited for. Throws a StopError when another launcher runs, or has not stopped within `patienceMs`.
 */
export async function takeLauncherLock(folder: string, patienceMs = 60_000): Promise<LauncherLock> {
  const file = join(folder, 'launcher.lock');
  const mine = `${file}.${pid}`;
  const write = (stopping: boolean) =>
    writeFileSync(mine, JSON.stringify({ pid, birth: birthOf(pid), stopping } satisfies Holder));
  const announceStop = () => {
    write(true);
    renameSync(mine, file); // in one go: a reader never sees half a file
  };

  write(false);
  try {
    const recovered = await acquire(file, mine, performance.now() + patienceMs);
    return { recovered, announceStop, release: () => rmSync(file, { force: true }) };
  } finally {
    rmSync(mine, { force: true });
  }
}

async function acquire(file: string, mine: string, deadline: number): Promise<boolean> {
  let recovered = false;
  for (;;) {
    try {
      linkSync(mine, file); // fails when the file exists: only one can win
      return recovered;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = readHolder(file);
    if (!holder || !isRunning(holder)) recovered = setAside(file, `${mine}.stale`) || recovered;
    else if (!holder.stopping || performance.now() > deadline) throw new StopError(alreadyRunning(holder));
    else await delay(pollMs);
  }
}

/** Takes a dead holder's file away; puts it back if, meanwhile, a living launcher had made it its own. */
function setAside(file: string, aside: string): boolean {
  try {
    renameSync(file, aside);
    const holder = readHolder(aside);
    const stale = !holder || !isRunning(holder);
    if (!stale) linkSync(aside, file);
    return stale;
  } catch {
    return false; // somebody else was faster
  } finally {
    rmSync(aside, { force: true });
  }
}

const alreadyRunning = ({ pid: holder, stopping }: Holder): string =>
  stopping
    ? `Une instance précédente (processus ${holder}) n’a pas fini de s’arrêter. Réessayez dans un instant.`
    : `Passe Marché tourne déjà sur ce dossier de données (processus ${holder}). Arrêtez-le : kill ${holder}`;
