import { isAlive } from '@/bin/machine/processes';
import type { PostgresServer } from '@/bin/postgres/server';
import { complain } from '@/bin/terminal/say';
import { StopError } from '@/bin/terminal/stop-error';
import type { Child } from './children';
import { RestartBudget } from './restart-budget';

const pollMs = 500;
/** A process that dies more often than this is not mended by starting it again. */
const restartLimit = 5;
const restartWindowMs = 60_000;

/** The life of the application: what must be stopped at its end, in reverse order, and what ends it early. */
export type Life = {
  /** Aborted when the end has come; the reason says why. */
  signal: AbortSignal;
  /** Brings the end. Later calls change nothing. */
  end(reason: Error): void;
  /** What to do at the end. */
  atEnd(name: string, stop: () => void | Promise<void>): void;
};

/**
 * Starts a child and takes it in charge: it is stopped at the end, and replaced when it dies. When it dies again and
 * again, or before the application `isReady` (it cannot work then), that is the end of everything. Returns the first.
 */
export function keepChild(life: Life, start: () => Child, isReady: () => boolean): Child {
  const restarts = new RestartBudget(restartLimit, restartWindowMs);
  const first = start();
  let child = first;
  const watch = () =>
    void child.ended.then((how) => {
      if (life.signal.aborted) return;
      const what = `« ${child.name} » s’est arrêté de façon inattendue (${how})`;
      if (!isReady() || !restarts.take(performance.now())) return life.end(new StopError(`${what}.`));
      complain(`${what} : un autre le remplace.`);
      child = start();
      watch();
    });
  watch();
  life.atEnd(child.name, () => child.stop());
  return first;
}

/**
 * Takes PostgreSQL in charge, in the same way; `restart` starts it again where it was. It may not be our child, so its
 * life is looked at from outside.
 */
export function keepPostgres(life: Life, first: PostgresServer, restart: () => Promise<PostgresServer>): void {
  const restarts = new RestartBudget(restartLimit, restartWindowMs);
  let server = first;
  let restarting = Promise.resolve();
  let busy = false;
  const look = async () => {
    const what = 'PostgreSQL s’est arrêté de façon inattendue';
    if (!restarts.take(performance.now())) return life.end(new StopError(`${what}.`));
    complain(`${what} : il redémarre.`);
    server = await restart();
  };
  const timer = setInterval(() => {
    if (busy || life.signal.aborted || isAlive(server.pid)) return;
    busy = true;
    restarting = look()
      .catch((error: Error) => life.end(error))
      .finally(() => {
        busy = false;
      });
  }, pollMs);
  life.atEnd('PostgreSQL', async () => {
    clearInterval(timer);
    await restarting;
    await server.stop();
  });
}
