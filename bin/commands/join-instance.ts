import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import { type Configuration, readConfiguration, readSecretKey } from '@/bin/launcher/configuration';
import { mailSettings, registersSettings } from '@/bin/launcher/demo-settings';
import { findRunningPostgres } from '@/bin/launcher/embedded-postgres';
import { projectFolder } from '@/bin/machine/project';
import { StopError } from '@/bin/terminal/stop-error';
import { isSecretKeyOfDatabase } from '@/lib/oauth/check-secret-key';

/**
 * Points this process at an instance that runs: the one of `DATABASE_URL` and `SECRET_KEY`, else the one that `npm start`
 * runs on the data folder. Starts and makes nothing. Throws a StopError that says what is missing.
 */
export async function joinInstance(): Promise<void> {
  const configuration = readConfiguration(env, projectFolder);
  env.DATABASE_URL = configuration.databaseUrl ?? (await embeddedDatabase(configuration));
  env.SECRET_KEY = configuration.secretKey ?? (await keptSecretKey(configuration));
  env.BASE_URL = configuration.baseUrl;
  env.DATA_DIR = configuration.dataFolder;
  // The default of `npm start` is for its own database only: any other may be that of a production.
  if (configuration.databaseUrl === undefined)
    Object.assign(env, registersSettings(configuration), mailSettings(configuration));
  env.WEBHOOK_ALLOW_PRIVATE ||= String(configuration.databaseUrl === undefined);
  if (await isSecretKeyOfDatabase()) return;
  throw new StopError('SECRET_KEY n’est pas celle de cette base de données : l’application ne relirait rien.');
}

async function embeddedDatabase({ dataFolder }: Configuration): Promise<string> {
  const url = await orExplain(dataFolder, () => findRunningPostgres(dataFolder, 'passe_marche'));
  if (url) return url;
  throw new StopError(
    `Aucune base de données ne tourne sur ${dataFolder}. Lancez « npm start » d’abord, ou indiquez la vôtre avec DATABASE_URL.`,
  );
}

async function keptSecretKey({ dataFolder }: Configuration): Promise<string> {
  const file = join(dataFolder, 'secret-key');
  const kept = existsSync(file) ? await orExplain(dataFolder, () => readFileSync(file, 'utf8').trim()) : undefined;
  const key = readSecretKey(file, kept);
  if (key) return key;
  throw new StopError('SECRET_KEY manque : indiquez celle avec laquelle l’application tourne.');
}

/** The data folder belongs to another user: said in one line rather than shown as a failure of ours. */
async function orExplain<T>(dataFolder: string, read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EACCES') throw error;
    throw new StopError(`Le dossier de données ${dataFolder} appartient à un autre utilisateur.`);
  }
}
