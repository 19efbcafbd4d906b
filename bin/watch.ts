import type { Child } from './children';
import type { PostgresServer } from './postgres';
import { isAlive } from './processes';
import { StopError } from './stop-error';

const pollMs = 500;

/** The life of the application: what must be stopped at its end, in reverse order, and what ends it early. */
export type Life = {
  /** Aborted when the end has come; the reason says why. */
  signal: AbortSignal;
  /** Brings the end. Later calls change nothing. */
  end(reason: Error): void;
  /** What to do at the end. */
  atEnd(name: string, stop: () => void | Promise<void>): void;
};

/** Takes a child in charge: it is stopped at the end, and its own end is the end of everything. */
export function keepChild(life: Life, child: Child): void {
  life.atEnd(child.name, child.stop);
  void child.ended.then((how) =>
    life.end(new StopError(`« ${child.name} » s’est arrêté de façon inattendue (${how}).`)),
  );
}

/** Takes PostgreSQL in charge, in the same way. It may not be our child, so its life is looked at from outside. */
export function keepPostgres(life: Life, server: PostgresServer): void {
  const timer = setInterval(() => {
    if (!isAlive(server.pid)) life.end(new StopError('PostgreSQL s’est arrêté de façon inattendue.'));
  }, pollMs);
  life.atEnd('PostgreSQL', () => {
    clearInterval(timer);
    return server.stop();
  });
}
