import { once } from 'node:events';
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { expect, test } from '@playwright/test';
import { type Instance, startInstance } from '@/bin/launcher/instance';
import { isListening } from '@/bin/machine/ports';
import { demoToken } from './without-browser';

/** Several web processes on one port, on one PostgreSQL: the launcher as it is, nothing in its place. No browser. */

let instance: Instance;
let base: URL;

test.beforeEach(async () => {
  test.setTimeout(120_000);
  instance = await startInstance({ WEB_PROCESSES: '3' }, 'web-processes');
  base = new URL(instance.applicationUrl.replace('localhost', '127.0.0.1'));
});
test.afterEach(() => instance.stop());

test('limits are exact, whichever process answers', async ({ request }) => {
  const token = await demoToken(request, instance.applicationUrl);
  const headers = { Authorization: `Bearer ${token}` };
  const form =
    'grant_type=client_credentials&client_id=demo_editor_client&client_secret=demo_editor_secret&scope=api_read';
  const formHeaders = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const attestation = '/api/v1/market_applications/FT202611220A1B2C3D/attestation';

  // One token is taken already. An unknown document is a 404 that counts.
  const [tokens, calls, downloads] = await Promise.all([
    statuses(30, () => send('POST', '/oauth/token', formHeaders, form)),
    statuses(150, () => send('GET', '/api/v1/public_markets', headers)),
    statuses(30, () => send('GET', attestation, headers)),
  ]);
  expect(tokens).toEqual({ 200: 9, 429: 21 });
  expect(calls).toEqual({ 200: 50, 429: 100 });
  expect(downloads).toEqual({ 404: 10, 429: 20 });
});

test('stopping cuts nobody off: what has begun is answered, then all of it ends well', async ({ request }) => {
  const token = await demoToken(request, instance.applicationUrl);
  const market = { name: 'Marché', deadline: '2099-12-31', siret: '13002526500013', market_type_codes: ['works'] };
  const begun = await Promise.all(Array.from({ length: 30 }, () => beginPost('/api/v1/public_markets', token)));

  const stopped = instance.stop();
  await expect.poll(() => isListening(base.hostname, Number(base.port)), { timeout: 10_000 }).toBe(false);
  for (const each of begun) each.end(JSON.stringify({ public_market: market }));

  const answers = await Promise.all(begun.map(answerTo));
  expect(answers.map(({ status }) => status)).toEqual(begun.map(() => 201));
  expect(new Set(answers.map(({ body }) => JSON.parse(body).identifier)).size).toBe(begun.length);
  expect(await stopped).toBe(0);
});

type Answer = { status: number; body: string };

/** Each request has a connection of its own: the processes are handed one after the other. */
async function send(method: string, path: string, headers: Record<string, string>, body = ''): Promise<Answer> {
  const sent = httpRequest(new URL(path, base), { method, headers, agent: false });
  sent.end(body);
  return answerTo(sent);
}

/** A request whose head has arrived, as its server says, and whose body is still to be sent. */
async function beginPost(path: string, token: string): Promise<ClientRequest> {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', Expect: '100-continue' };
  const sent = httpRequest(new URL(path, base), { method: 'POST', headers, agent: false });
  sent.flushHeaders();
  await once(sent, 'continue');
  return sent;
}

async function answerTo(sent: ClientRequest): Promise<Answer> {
  const [message] = (await once(sent, 'response')) as [IncomingMessage];
  const body = Buffer.concat(await message.toArray()).toString('utf8');
  return { status: message.statusCode ?? 0, body };
}

async function statuses(count: number, ask: () => Promise<Answer>): Promise<Record<number, number>> {
  const answers = await Promise.all(Array.from({ length: count }, ask));
  const byStatus = Object.groupBy(answers, ({ status }) => status);
  return Object.fromEntries(Object.entries(byStatus).map(([status, same = []]) => [status, same.length]));
}
