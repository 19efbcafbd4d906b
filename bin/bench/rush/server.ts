import { execFile } from 'node:child_process';
import { env, execPath } from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { type Account, fetchToken, type Settings, settingsOf } from '@/bin/bench/accounts';
import { strike } from '@/bin/chaos/victims';
import { type Instance, startInstance } from '@/bin/launcher/instance';
import { loopbackAllowed } from '@/bin/webhooks/make-recipients';
import { makeLargestMarket } from './candidate';

const run = promisify(execFile);
const POLL_MS = 100;
/** Nothing asked of registers: what is measured is the product's own work. */
const SETTINGS = { ...loopbackAllowed, RATE_LIMITS: 'off', REGISTERS: '', LOG_LEVEL: 'warn' };

/** A version of the product under measure: its instance, a market that asks for everything, and what opens its API. */
export type Server = {
  name: string;
  instance: Instance;
  origin: string;
  token: string;
  market: string;
  /** SQL statements run so far, those of the measure itself apart. */
  countStatements(): Promise<number>;
  stop(): Promise<void>;
};

/** Starts the product of a checkout, this one or another built beside it; its completions are told to `receiverUrl`. */
export async function startServer(name: string, checkout: string, receiverUrl: string): Promise<Server> {
  const instance = await startInstance(SETTINGS, `bench-rush-${name}`, 'start', checkout);
  try {
    const settings = await countingSettings(instance);
    const origin = instance.applicationUrl.replace('localhost', '127.0.0.1');
    const token = await fetchToken(origin, await makeAccount(checkout, settings, receiverUrl));
    const market = await makeLargestMarket(origin, token, 'Construction d’une base de défense');
    const sql = postgres(settings.DATABASE_URL, { max: 1, onnotice: () => undefined });
    await sql`create extension if not exists pg_stat_statements`;
    return {
      ...{ name, instance, origin, token, market },
      countStatements: async () => Number((await sql`select sum(calls) as calls from pg_stat_statements`)[0]?.calls),
      async stop() {
        await sql.end();
        await instance.stop();
      },
    };
  } catch (error) {
    await instance.stop();
    throw error;
  }
}

/** Has PostgreSQL count its statements, which it only does from its start on. */
async function countingSettings(instance: Instance): Promise<Settings> {
  const before = await settingsOf(instance);
  const sql = postgres(before.DATABASE_URL, { max: 1 });
  await sql`alter system set shared_preload_libraries = 'pg_stat_statements'`.finally(() => sql.end());
  strike(instance.pid, 'postgres', 'SIGINT');
  for (;;) {
    await delay(POLL_MS);
    const settings = await settingsOf(instance).catch(() => undefined);
    const ready = await fetch(`${instance.applicationUrl}/readyz`).catch(() => undefined);
    if (settings && ready?.status === 200 && (await isCounting(settings))) return settings;
  }
}

async function isCounting({ DATABASE_URL }: Settings): Promise<boolean> {
  const sql = postgres(DATABASE_URL, { max: 1 });
  const rows = await sql`show shared_preload_libraries`.catch(() => []).finally(() => sql.end());
  return rows[0]?.shared_preload_libraries === 'pg_stat_statements';
}

/** By the checkout's own command line: another version may keep accounts otherwise. */
async function makeAccount(checkout: string, settings: Settings, receiverUrl: string): Promise<Account> {
  const script = ['--import', 'tsx', 'bin/editor.ts', 'create', '--name', 'Mesure', '--webhook-url', receiverUrl];
  const { stdout } = await run(execPath, [...script, '--json'], {
    cwd: checkout,
    env: { ...env, ...settings, ...loopbackAllowed },
  });
  const { client_id, client_secret } = JSON.parse(stdout) as Record<string, string>;
  return { clientId: client_id ?? '', clientSecret: client_secret ?? '' };
}
