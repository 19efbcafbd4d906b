import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import { findRunningPostgres } from '@/bin/launcher/embedded-postgres';
import type { Instance } from '@/bin/launcher/instance';
import { StopError } from '@/bin/terminal/stop-error';
import { closeDatabase } from '@/db/database';
import { operatorAt } from '@/lib/audit/by';
import { createEditor } from '@/lib/editors/create-editor';
import { forgetEnv } from '@/lib/env';
import type { Shot } from './load';

/** The settings by which a process takes part in an instance. */
export type Settings = { DATABASE_URL: string; SECRET_KEY: string; BASE_URL: string };

/** What an instance gives to its own processes. */
export async function settingsOf({ dataFolder, applicationUrl }: Instance): Promise<Settings> {
  const DATABASE_URL = await findRunningPostgres(dataFolder, 'passe_marche');
  if (!DATABASE_URL) throw new StopError('La base de données de l’instance ne répond pas.');
  return {
    DATABASE_URL,
    SECRET_KEY: readFileSync(join(dataFolder, 'secret-key'), 'utf8').trim(),
    BASE_URL: applicationUrl,
  };
}

export type Account = { clientId: string; clientSecret: string };

/** Makes editors in the instance's database, as `npm run editor -- create` would. */
export async function makeAccounts(count: number, settings: Settings): Promise<Account[]> {
  Object.assign(env, settings);
  forgetEnv();
  try {
    const accounts: Account[] = [];
    for (let rank = 1; rank <= count; rank += 1) {
      const { editor, clientSecret } = await createEditor({ name: `Mesure ${rank}` }, operatorAt(new Date()));
      accounts.push({ clientId: editor.clientId, clientSecret });
    }
    return accounts;
  } finally {
    await closeDatabase();
  }
}

/** The request by which an account asks for a token. */
export const tokenShot = ({ clientId, clientSecret }: Account): Shot => ({
  method: 'POST',
  path: '/oauth/token',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
  }).toString(),
});

/** A live token of this account, from the server that will be measured. */
export async function fetchToken(origin: string, account: Account): Promise<string> {
  const { path, method, headers = {}, body = '' } = tokenShot(account);
  const answer = await fetch(new URL(path, origin), { method, headers, body });
  if (answer.status !== 200) throw new Error(`${origin}${path} answered ${answer.status}: ${await answer.text()}`);
  const { access_token } = (await answer.json()) as { access_token: string };
  return access_token;
}
