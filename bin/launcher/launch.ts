import { env } from 'node:process';
import { requireFreePort } from '@/bin/machine/ports';
import { ensureDatabase } from '@/bin/postgres/server';
import { say, warn } from '@/bin/terminal/say';
import { buildIfNeeded } from './build-if-needed';
import { type Child, startChild } from './children';
import type { Configuration } from './configuration';
import { keepSecretKey, makeDataFolder } from './data-folder';
import { demoAccount } from './demo-account';
import { mailSettings, registersSettings } from './demo-settings';
import { diskWarning } from './disk-warning';
import { startPostgres } from './embedded-postgres';
import { takeLauncherLock } from './launcher-lock';
import { reachable, waitUntilReady } from './ready';
import { prepareDatabase, type Settings, startWeb, startWorker } from './servers';
import { keepChild, keepPostgres, type Life } from './watch';

/** How long the processes of a killed launcher may take to notice and free their ports. */
const recoveryPatienceMs = 5_000;

/** Connections to the embedded PostgreSQL: the pools of each web process and of each worker, and everybody else's. */
const connectionsPerWebProcess = 10;
const connectionsPerWorker = 25;
const connectionsApart = 65;

/** The simulated registers are for this machine alone, wherever the application listens. */
const loopback = '127.0.0.1';

/**
 * Starts everything, in order, and resolves when the application and the demo platform answer. What was started is
 * handed to `life`, which stops it. Throws a StopError, or the reason of the end when it comes first.
 */
export async function launch(configuration: Configuration, life: Life): Promise<void> {
  const settings = await prepareInstance(configuration, life);
  await buildIfNeeded(life.signal);
  life.signal.throwIfAborted();
  await startChildren(configuration, settings, life);
  const disk = await diskWarning(configuration.dataFolder, env.DISK_RESERVE);
  if (disk) warn(disk);
}

/** Takes the data folder and starts and prepares the database. Returns what the processes are to find in their environment. */
export async function prepareInstance(configuration: Configuration, life: Life): Promise<Settings> {
  await takeDataFolder(configuration, life);
  const databaseUrl = configuration.databaseUrl ?? (await runPostgres(configuration, life));
  life.signal.throwIfAborted();
  const settings = settingsOf(configuration, databaseUrl);
  await prepareDatabase({ ...settings, ...demoSettings }, life);
  return settings;
}

async function takeDataFolder(
  { dataFolder, host, port, editorPort, registersPort, smtpPort }: Configuration,
  life: Life,
): Promise<void> {
  makeDataFolder(dataFolder);
  const lock = await takeLauncherLock(dataFolder);
  life.atEnd('verrou', lock.release);
  life.signal.addEventListener('abort', lock.announceStop);
  const patienceMs = lock.recovered ? recoveryPatienceMs : 0;
  await requireFreePort('PORT', host, port, patienceMs);
  await requireFreePort('DEMO_EDITOR_PORT', host, editorPort, patienceMs);
  await requireFreePort('DEMO_REGISTERS_PORT', loopback, registersPort, patienceMs);
  await requireFreePort('DEMO_SMTP_PORT', loopback, smtpPort, patienceMs);
}

async function runPostgres({ dataFolder, webProcesses, workers }: Configuration, life: Life): Promise<string> {
  const connections = connectionsApart + webProcesses * connectionsPerWebProcess + workers * connectionsPerWorker;
  const settings = [`max_connections=${connections}`];
  const server = await startPostgres(dataFolder, settings);
  keepPostgres(life, server, () => startPostgres(dataFolder, settings, server.port));
  say(server.adopted ? 'PostgreSQL tournait encore : il est repris.' : 'PostgreSQL est démarré.');
  await ensureDatabase(server, 'passe_marche');
  return server.url('passe_marche');
}

function settingsOf(configuration: Configuration, databaseUrl: string): Settings {
  return {
    DATABASE_URL: databaseUrl,
    SECRET_KEY: keepSecretKey(configuration.dataFolder, configuration.secretKey),
    BASE_URL: configuration.baseUrl,
    DATA_DIR: configuration.dataFolder,
    HOST: configuration.host,
    PORT: String(configuration.port),
    DEMO: 'true',
    DEMO_EDITOR_URL: `http://localhost:${configuration.editorPort}`,
    DEMO_WEBHOOK_URL: configuration.demoWebhookUrl,
    WEBHOOK_ALLOW_PRIVATE: String(configuration.webhookAllowPrivate),
    ...registersSettings(configuration),
    ...mailSettings(configuration),
  };
}

const demoSettings: Settings = {
  DEMO_CLIENT_ID: demoAccount.clientId,
  DEMO_CLIENT_SECRET: demoAccount.clientSecret,
  DEMO_WEBHOOK_SECRET: demoAccount.webhookSecret,
};

async function startChildren(configuration: Configuration, settings: Settings, life: Life): Promise<void> {
  const { host, port, editorPort, webProcesses, workers } = configuration;
  let ready = false;
  const keep = (start: () => Child) => keepChild(life, start, () => ready);
  keep(() => startWeb(host, webProcesses, settings));
  for (let rank = 1; rank <= workers; rank += 1) keep(() => startWorker(rank, settings));
  keep(() => startDemoEditor(configuration));
  keep(() => startDemoRegisters(configuration));
  await waitUntilReady(`http://${reachable(host)}:${port}/readyz`, life.signal);
  await waitUntilReady(`http://${reachable(host)}:${editorPort}/`, life.signal);
  await waitForDemoRegisters(configuration, life);
  ready = true;
}

/** Starts the demo platform. */
export function startDemoEditor(configuration: Configuration): Child {
  const { dataFolder, editorPort, registersPort, smtpPort, host, baseUrl } = configuration;
  return startChild('éditeur', ['--import', 'tsx', 'demo/orveane/server.ts'], {
    ...demoSettings,
    DATA_DIR: dataFolder,
    DEMO_EDITOR_PORT: String(editorPort),
    DEMO_SMTP_PORT: String(smtpPort),
    DEMO_REGISTERS_URL: `http://localhost:${registersPort}`,
    HOST: host,
    PASSE_MARCHE_URL: baseUrl,
    // A platform knows the public API only.
    DATABASE_URL: undefined,
    SECRET_KEY: undefined,
  });
}

/** Starts the simulated registers. */
export function startDemoRegisters({ registersPort }: Configuration): Child {
  return startChild('registres', ['--import', 'tsx', 'demo/registers/server.ts'], {
    DEMO_REGISTERS_PORT: String(registersPort),
    DATABASE_URL: undefined,
    SECRET_KEY: undefined,
  });
}

/** Resolves when they answer. */
export const waitForDemoRegisters = ({ registersPort }: Configuration, life: Life): Promise<void> =>
  waitUntilReady(`http://${loopback}:${registersPort}/livez`, life.signal);
