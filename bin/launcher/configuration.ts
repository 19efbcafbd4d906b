import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { findFreePort, isFreePort, parsePort } from '@/bin/machine/ports';
import { StopError } from '@/bin/terminal/stop-error';

/** What `npm start` was asked to do. */
export type Configuration = {
  host: string;
  port: number;
  editorPort: number;
  /** Where the simulated registers listen, on the loopback. */
  registersPort: number;
  /** Where the demonstration's mailbox receives mails, on the loopback. */
  smtpPort: number;
  /** How many processes serve the application, on one port. */
  webProcesses: number;
  /** How many processes do the background work; none when it is done elsewhere (`npm run worker`). */
  workers: number;
  /** Public address of the application, without a final slash. */
  baseUrl: string;
  /** A database of your own. When absent, the launcher runs its own PostgreSQL. */
  databaseUrl: string | undefined;
  /** Folder of everything the application keeps, absolute. */
  dataFolder: string;
  /** Where the demo platform receives its webhooks. */
  demoWebhookUrl: string;
  /** Whether webhooks may go to this machine and its networks, over http. The demo platform is there. */
  webhookAllowPrivate: boolean;
  /** 64 hexadecimal characters. When absent, one is made and kept in the data folder. */
  secretKey: string | undefined;
};

export type Environment = Record<string, string | undefined>;

/** Reads the settings of `npm start`. Throws a StopError naming the first setting that is not valid. */
export function readConfiguration(env: Environment, projectFolder: string): Configuration {
  const port = parsePort('PORT', env.PORT, 3000);
  const editorPort = parsePort('DEMO_EDITOR_PORT', env.DEMO_EDITOR_PORT, 4567);
  const registersPort = parsePort('DEMO_REGISTERS_PORT', env.DEMO_REGISTERS_PORT, 4568);
  const smtpPort = parsePort('DEMO_SMTP_PORT', env.DEMO_SMTP_PORT, 4569);
  requireDifferent({
    PORT: port,
    DEMO_EDITOR_PORT: editorPort,
    ...(env.DEMO_REGISTERS_PORT && { DEMO_REGISTERS_PORT: registersPort }),
    ...(env.DEMO_SMTP_PORT && { DEMO_SMTP_PORT: smtpPort }),
  });
  return {
    host: readHost(env.HOST),
    port,
    editorPort,
    registersPort,
    smtpPort,
    webProcesses: readProcesses('WEB_PROCESSES', env.WEB_PROCESSES, 1),
    workers: readProcesses('WORKER_PROCESSES', env.WORKER_PROCESSES, 0),
    baseUrl: readBaseUrl(env.BASE_URL, port),
    databaseUrl: readDatabaseUrl(env.DATABASE_URL),
    dataFolder: resolve(projectFolder, env.DATA_DIR || '.data'),
    demoWebhookUrl: readWebhookUrl(env.DEMO_WEBHOOK_URL, editorPort),
    webhookAllowPrivate: readFlag('WEBHOOK_ALLOW_PRIVATE', env.WEBHOOK_ALLOW_PRIVATE, true),
    secretKey: readSecretKey('SECRET_KEY', env.SECRET_KEY),
  };
}

/**
 * The same, what nothing but ours talks to (the simulated registers, the mailbox) on a free port where nobody chose one and the
 * usual one is taken: two instances may run on one machine.
 */
export async function withFreePorts(configuration: Configuration, env: Environment): Promise<Configuration> {
  const { port, editorPort } = configuration;
  const usable = async (name: string, wanted: number, taken: number[]) => {
    if (env[name] || (!taken.includes(wanted) && (await isFreePort(wanted)))) return wanted;
    return findFreePort();
  };
  const registersPort = await usable('DEMO_REGISTERS_PORT', configuration.registersPort, [port, editorPort]);
  const smtpPort = await usable('DEMO_SMTP_PORT', configuration.smtpPort, [port, editorPort, registersPort]);
  return { ...configuration, registersPort, smtpPort };
}

function requireDifferent(ports: Record<string, number>): void {
  for (const [name, port] of Object.entries(ports)) {
    const other = Object.keys(ports).find((each) => each !== name && ports[each] === port);
    if (other) throw new StopError(`${name} et ${other} doivent différer (reçu : ${port} deux fois).`);
  }
}

/** A master secret, or undefined when there is none. Throws a StopError, which does not repeat the value. */
export function readSecretKey(name: string, value: string | undefined): string | undefined {
  if (!value) return undefined;
  if (/^[0-9a-f]{64}$/i.test(value)) return value.toLowerCase();
  throw new StopError(`${name} doit compter exactement 64 caractères hexadécimaux.`);
}

/** Each process holds connections to the database, hence a bound. */
const maxProcesses = 32;

export function readProcesses(name: string, value: string | undefined, least: number): number {
  if (!value) return 1;
  const count = /^\d{1,2}$/.test(value) ? Number(value) : -1;
  if (count >= least && count <= maxProcesses) return count;
  throw new StopError(`${name} doit être un nombre entier entre ${least} et ${maxProcesses} (reçu : « ${value} »).`);
}

export function readHost(value: string | undefined): string {
  if (!value) return '127.0.0.1';
  if (isIP(value) || value === 'localhost') return value;
  throw new StopError(`HOST doit être une adresse IP ou « localhost » (reçu : « ${value} »).`);
}

function readBaseUrl(value: string | undefined, port: number): string {
  if (!value) return `http://localhost:${port}`;
  const url = parseUrl(value, ['http:', 'https:']);
  if (url && url.pathname === '/' && !url.search && !url.hash && !url.username) return url.origin;
  throw new StopError(`BASE_URL doit être une adresse http(s) sans chemin (reçu : « ${value} »).`);
}

function readDatabaseUrl(value: string | undefined): string | undefined {
  if (!value) return undefined;
  const url = parseUrl(value, ['postgres:', 'postgresql:']);
  if (url?.hostname && url.pathname.length > 1) return value;
  // The value may hold a password: it is not repeated.
  throw new StopError('DATABASE_URL doit avoir la forme postgres://utilisateur:motdepasse@hôte:port/base.');
}

function readWebhookUrl(value: string | undefined, editorPort: number): string {
  if (!value) return `http://127.0.0.1:${editorPort}/webhooks/passemarche`;
  if (parseUrl(value, ['http:', 'https:'])) return value;
  throw new StopError(`DEMO_WEBHOOK_URL doit être une adresse http(s) complète (reçu : « ${value} »).`);
}

function readFlag(name: string, value: string | undefined, defaultValue: boolean): boolean {
  if (!value) return defaultValue;
  if (value === 'true' || value === 'false') return value === 'true';
  throw new StopError(`${name} doit être true ou false (reçu : « ${value} »).`);
}

function parseUrl(value: string, protocols: string[]): URL | undefined {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  return url && protocols.includes(url.protocol) ? url : undefined;
}
