import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parsePort } from '@/bin/machine/ports';
import { StopError } from '@/bin/terminal/stop-error';
import { ConfigurationError, type Env, parseEnv } from '@/lib/env';
import { type Environment, readHost, readProcesses } from './configuration';
import { explainSeal, hasSelfSignedSeal, NO_SEAL } from './production-seal';
import { isKnownSecretKey, withoutValue, wrongValue } from './production-words';

/** What this `npm run serve` runs: all of it, or one half, the other being another unit or another machine. */
export const ROLES = ['all', 'web', 'worker'] as const;
export type Role = (typeof ROLES)[number];

/** What `npm run serve` was asked to do. */
export type Production = {
  host: string;
  port: number;
  /** None for the role `worker`. */
  webProcesses: number;
  /** None for the role `web`. */
  workers: number;
  /** The checked settings of every process. */
  settings: Record<string, string>;
  /** What works, and is hardly what was meant. */
  warnings: string[];
};

/**
 * Reads the settings of a production. Throws a StopError with one line for each reason not to start: it names the
 * variable, never its value.
 */
export function readProduction(env: Environment, projectFolder: string, role: Role): Production {
  const problems = new Problems();
  const take = <T>(read: () => T, otherwise: T): T => problems.take(read, otherwise);
  const production = {
    host: take(() => readHost(env.HOST), ''),
    port: take(() => parsePort('PORT', env.PORT, 3000), 0),
    webProcesses: role === 'worker' ? 0 : take(() => readProcesses('WEB_PROCESSES', env.WEB_PROCESSES, 1), 0),
    workers:
      role === 'web'
        ? 0
        : take(() => readProcesses('WORKER_PROCESSES', env.WORKER_PROCESSES, role === 'worker' ? 1 : 0), 0),
    settings: {
      DATA_DIR: resolve(projectFolder, env.DATA_DIR ?? ''),
      DEMO: 'false',
      WEBHOOK_ALLOW_PRIVATE: 'false',
    },
  };
  refuseWhatIsForDemonstrations(env, problems);
  if (!env.DATABASE_URL) problems.add('DATABASE_URL manque : une production ne démarre pas de PostgreSQL elle-même.');
  if (!env.SECRET_KEY) problems.add('SECRET_KEY manque : 64 caractères hexadécimaux (openssl rand -hex 32).');
  else if (isKnownSecretKey(env.SECRET_KEY)) problems.add('SECRET_KEY est une valeur d’exemple, que chacun connaît.');
  checkBaseUrl(env.BASE_URL, problems);
  checkDataFolder(env.DATA_DIR, production.settings.DATA_DIR, problems);
  checkTheRest(env, problems);
  if (problems.lines.length > 0) throw new StopError(problems.lines.join('\n'));
  return { ...production, warnings: findWarnings(parseEnv(env)) };
}

function findWarnings(env: Env): string[] {
  return [
    ...(hasSelfSignedSeal(env) ? ['Le certificat du cachet est auto-signé (SEAL_*) : les documents le disent.'] : []),
    ...(env.TRUSTED_PROXIES.length === 0
      ? ['TRUSTED_PROXIES manque : toute requête paraît venir du serveur mandataire, et les limites par adresse aussi.']
      : []),
    ...(env.CLAMD_HOST
      ? []
      : ['CLAMD_HOST manque : les fichiers ne sont pas analysés, et cela se lit dans les documents.']),
    ...(env.SMTP_URL ? [] : ['SMTP_URL manque : aucun message n’est envoyé aux candidats, et les pages le disent.']),
  ];
}

/** Reasons not to start, one per variable: the first found says it best. */
class Problems {
  readonly lines: string[] = [];

  add(line: string): void {
    const variable = /^\w+/.exec(line)?.[0];
    if (!this.lines.some((known) => /^\w+/.exec(known)?.[0] === variable)) this.lines.push(line);
  }

  take<T>(read: () => T, otherwise: T): T {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof StopError)) throw error;
      this.add(withoutValue(error.message));
      return otherwise;
    }
  }
}

function refuseWhatIsForDemonstrations(env: Environment, problems: Problems): void {
  if (env.DEMO === 'true') problems.add('DEMO=true n’est pas pour une production.');
  if (env.WEBHOOK_ALLOW_PRIVATE === 'true') {
    problems.add(
      'WEBHOOK_ALLOW_PRIVATE=true n’est pas pour une production : les webhooks iraient sans https, partout.',
    );
  }
  if (env.RATE_LIMITS === 'off') problems.add('RATE_LIMITS=off n’est pas pour une production.');
  if (env.NODE_TLS_REJECT_UNAUTHORIZED === '0') {
    problems.add('NODE_TLS_REJECT_UNAUTHORIZED=0 n’est pas pour une production : aucun certificat ne serait vérifié.');
  }
}

function checkBaseUrl(value: string | undefined, problems: Problems): void {
  const url = value && URL.canParse(value) ? new URL(value) : undefined;
  const isWhole = url?.protocol === 'https:' && url.pathname === '/' && !url.search && !url.hash && !url.username;
  if (!value) problems.add('BASE_URL manque : l’adresse publique, en https://.');
  else if (url?.protocol === 'http:') problems.add('BASE_URL doit commencer par https://.');
  else if (!isWhole) problems.add('BASE_URL doit être une adresse https:// sans chemin.');
}

/** Even when a bucket keeps the files: an upload is judged on this machine's disk before it goes there. */
function checkDataFolder(given: string | undefined, folder: string, problems: Problems): void {
  if (!given) {
    problems.add('DATA_DIR manque : le dossier où vont les fichiers déposés.');
    return;
  }
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!statSync(folder).isDirectory()) throw new Error('not a folder');
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    problems.add('DATA_DIR désigne un dossier où l’on ne peut pas écrire.');
  }
}

/** What the processes themselves would refuse, and the seal. */
function checkTheRest(env: Environment, problems: Problems): void {
  try {
    const line = explainSeal(parseEnv(env), new Date());
    if (line) problems.add(line);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    for (const line of error.lines) problems.add(wrongValue(line));
    if (!env.SEAL_PKCS12_FILE && !env.SEAL_KEY_FILE && !env.SEAL_CERTIFICATE_FILE) problems.add(NO_SEAL);
  }
  if (env.INNGEST_BASE_URL) return;
  for (const name of ['INNGEST_EVENT_KEY', 'INNGEST_SIGNING_KEY']) {
    if (env[name]) problems.add(`${name} est donnée sans INNGEST_BASE_URL : il faut les trois, ou aucune.`);
  }
}
