import { kill } from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { type Account, fetchToken, type Settings } from '@/bin/bench/accounts';
import { waitUntilReady } from '@/bin/launcher/ready';
import { startWeb } from '@/bin/launcher/servers';
import { findFreePort } from '@/bin/machine/ports';
import { closeDatabase } from '@/db/database';
import { holdTable, waitingForALock } from '@/db/testing/read-rows';

const pollMs = 100;
const path = '/api/v1/public_markets';

/** Where the creation stands when its process dies: the table that it waits for, or all is written and nobody was told. */
const moments = ['public_markets', 'idempotency_keys', 'answered'] as const;

type Instance = { origin: string; settings: Settings; account: Account; signal: AbortSignal };

/**
 * Kills a web process with -9 while it creates a market under an idempotency key, `count` times, each time at another
 * moment, and has another process try again with the same key. Each web process is one of its own on the instance's
 * database, so that the launcher's five restarts a minute are no limit. Returns the names of the markets of which there
 * is not exactly one.
 */
export async function killKeyedCreations(instance: Instance, count: number): Promise<string[]> {
  const { origin, account } = instance;
  const token = await fetchToken(origin, account);
  const wrong: string[] = [];
  for (let rank = 0; rank < count; rank += 1) {
    const request = keyedRequest(token, `Marché à clé ${rank + 1}`);
    await createAndDie(instance, request, moments[rank % moments.length] ?? 'answered');
    const identifier = await insist(instance, request);
    const made = await identifiersNamed(instance, token, request.name);
    if (made.join() !== identifier) wrong.push(`${request.name} (${made.length})`);
  }
  await closeDatabase();
  return wrong;
}

type KeyedRequest = { name: string; init: RequestInit };

function keyedRequest(token: string, name: string): KeyedRequest {
  const market = { name, deadline: '2099-12-31T12:00:00Z', siret: '13002526500013', market_type_codes: ['services'] };
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'idempotency-key': crypto.randomUUID(),
  };
  return { name, init: { method: 'POST', headers, body: JSON.stringify({ public_market: market }) } };
}

/** The first request, to a process that is killed before or while it answers. */
async function createAndDie(
  { settings, signal }: Instance,
  { init }: KeyedRequest,
  moment: (typeof moments)[number],
): Promise<void> {
  const port = await findFreePort();
  const origin = `http://127.0.0.1:${port}`;
  const web = startWeb('127.0.0.1', 1, { ...settings, PORT: String(port) });
  try {
    await waitUntilReady(`${origin}/livez`, signal);
    const release = moment === 'answered' ? undefined : await holdTable(moment);
    const answer = fetch(origin + path, { ...init, signal }).catch(() => undefined);
    if (release) while ((await waitingForALock()) === 0) await delay(pollMs, undefined, { signal });
    else await answer;
    if (web.pid) kill(web.pid, 'SIGKILL');
    await web.ended;
    await release?.();
    await answer;
  } finally {
    await web.stop();
  }
}

/** The same request again, as a platform repeats it; 409 while the statement of the dead process still runs. */
async function insist({ origin, signal }: Instance, { init }: KeyedRequest): Promise<string> {
  for (;;) {
    const answer = await fetch(origin + path, { ...init, signal });
    if (answer.status === 201) return ((await answer.json()) as { identifier: string }).identifier;
    if (answer.status !== 409) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    await delay(pollMs, undefined, { signal });
  }
}

/** The newest markets of this name. */
async function identifiersNamed({ origin, signal }: Instance, token: string, name: string): Promise<string[]> {
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`${origin}${path}?limit=100`, { headers, signal });
  const { data } = (await answer.json()) as { data: { identifier: string; name: string }[] };
  return data.filter((market) => market.name === name).map(({ identifier }) => identifier);
}
