import { findFreePort } from '@/bin/machine/ports';
import { projectFolder } from '@/bin/machine/project';
import * as postgres from '@/bin/postgres/server';
import { PostgresError, type Site } from '@/bin/postgres/site';
import { say } from '@/bin/terminal/say';
import { StopError } from '@/bin/terminal/stop-error';
import { noteInWords, problemInWords } from './postgres-words';

const site: Site = {
  projectFolder,
  sharedFolder: '/var/lib/passe-marche',
  findPort: findFreePort,
  tell: (note) => say(noteInWords(note)),
};

/**
 * Runs the PostgreSQL of a data folder. `settings` are `name=value` pairs; `onPort` is for a server that takes the place of
 * another. Throws a StopError when it cannot run.
 */
export async function startPostgres(
  dataFolder: string,
  settings: string[] = [],
  onPort?: number,
): Promise<postgres.PostgresServer> {
  const server = await postgres.startPostgres(site, dataFolder, settings, onPort).catch(stop);
  return { ...server, stop: () => server.stop().catch(stop) };
}

/** The address of a database of the server that runs on a data folder; undefined when none runs. Starts nothing. */
export const findRunningPostgres = (dataFolder: string, database: string): Promise<string | undefined> =>
  postgres.findRunningPostgres(site, dataFolder, database);

function stop(error: unknown): never {
  throw error instanceof PostgresError ? new StopError(problemInWords(error.problem)) : error;
}
