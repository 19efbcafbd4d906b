import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readSettings } from '@/demo/orveane/settings';
import { type ApiSession, openApiSession } from './api-client';
import { createMasker } from './masking';
import { createTokenKeeper } from './token-keeper';

/** A stranger's server that speaks just enough of the contract to be asked for tokens and to refuse them. */
let server: Server;
let tokensGiven: string[];
let accepted: (token: string) => boolean;
let now: Date;
let newSession: () => ApiSession;

function answer(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('Content-Type', 'application/json');
  if (request.url === '/oauth/token') {
    const token = `token-number-${tokensGiven.length + 1}`;
    tokensGiven.push(token);
    response.end(
      JSON.stringify({ access_token: token, token_type: 'Bearer', expires_in: 86_400, scope: 'api_access' }),
    );
    return;
  }
  const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
  response.statusCode = accepted(token) ? 200 : 401;
  response.end(accepted(token) ? '{"data":[]}' : '{"error":"Not authorized"}');
}

beforeEach(async () => {
  tokensGiven = [];
  accepted = (token) => token === tokensGiven.at(-1);
  now = new Date('2026-11-22T10:00:00Z');
  server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const settings = readSettings({ PASSE_MARCHE_URL: `http://127.0.0.1:${port}`, DEMO_CLIENT_SECRET: 'client-secret' });
  const tokens = createTokenKeeper(() => now);
  const masker = createMasker(() => [settings.clientSecret, tokens.secret() ?? '']);
  newSession = () => openApiSession(settings, tokens, masker);
});

afterEach(async () => {
  server.closeAllConnections();
  if (server.listening) await new Promise((resolve) => server.close(resolve));
});

const list = { method: 'GET', path: '/api/v1/public_markets' } as const;

test('one token serves calls made at the same time, and later ones', async () => {
  const session = newSession();
  const answers = await Promise.all([session.send(list), session.send(list), newSession().send(list)]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  now = new Date('2026-11-23T09:00:00Z');
  await newSession().send(list);
  expect(tokensGiven).toHaveLength(1);
});

test('a token about to end is renewed before it is used', async () => {
  await newSession().send(list);
  now = new Date('2026-11-23T09:59:30Z');
  const session = newSession();
  expect((await session.send(list)).status).toBe(200);
  expect(session.calls.map(({ url, status }) => [new URL(url).pathname, status])).toEqual([
    ['/oauth/token', 200],
    ['/api/v1/public_markets', 200],
  ]);
});

test('a token refused by a 401 is renewed, and the call made again', async () => {
  await newSession().send(list);
  tokensGiven.push('given-to-someone-else');
  const session = newSession();
  expect((await session.send(list)).status).toBe(200);
  expect(session.calls.map(({ status }) => status)).toEqual([401, 200, 200]);
});

test('a second 401 is final', async () => {
  accepted = () => false;
  const session = newSession();
  expect((await session.send(list)).status).toBe(401);
  expect(session.calls.map(({ status }) => status)).toEqual([200, 401, 200, 401]);
});

test('the calls noted hold neither the secret nor a token', async () => {
  const session = newSession();
  await session.send(list);
  const shown = JSON.stringify(session.calls);
  expect(shown).toContain('client_secret=••••••');
  expect(shown).toContain('Authorization: Bearer ••••••');
  expect(shown).not.toContain('client-secret');
  expect(shown).not.toContain('token-number-1');
});

test('a server that does not answer is told as such', async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  const session = newSession();
  expect(await session.requestToken()).toBe(false);
  expect((await newSession().send(list)).status).toBeNull();
  expect(session.calls).toMatchObject([{ status: null, responseBody: 'ECONNREFUSED' }]);
});
