import { once } from 'node:events';
import { Agent, createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { forgetEnv } from '@/lib/env';
import { currentOrigin } from '@/lib/observability/origin';
import { nameRequests } from './request-origin';

const agent = new Agent({ keepAlive: true, maxSockets: 2 });
let server: Server;

beforeAll(async () => {
  nameRequests(() => 'other');
  nameRequests(() => 'other');
  server = createServer(async (_, response) => {
    await setImmediate();
    response.end(JSON.stringify(currentOrigin()));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => {
  agent.destroy();
  server.close();
});
afterEach(() => {
  vi.unstubAllEnvs();
  forgetEnv();
});

function trust(networks: string): void {
  vi.stubEnv('DATABASE_URL', 'postgres://localhost/none');
  vi.stubEnv('BASE_URL', 'http://localhost:3000');
  vi.stubEnv('SECRET_KEY', '5e'.repeat(32));
  vi.stubEnv('TRUSTED_PROXIES', networks);
  forgetEnv();
}

async function ask(path: string, headers: Record<string, string> = {}) {
  const { port } = server.address() as AddressInfo;
  const sent = request({ host: '127.0.0.1', port, path, headers, agent }).end();
  const [answer] = await once(sent, 'response');
  let text = '';
  for await (const piece of answer) text += piece;
  return { named: answer.headers['x-request-id'], origin: JSON.parse(text) };
}

const UUID = /^[0-9a-f]{8}-/;
const TRACE = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

it('assigns each request an id of its own, on one connection and beside others', async () => {
  trust('');
  const answers = await Promise.all(Array.from({ length: 20 }, () => ask('/page')));
  for (const { named, origin } of answers) expect(origin).toEqual({ requestId: named });
  expect(new Set(answers.map(({ named }) => named)).size).toBe(20);
});

it.each(['/api/v1/x', '/oauth/token', '/.well-known/jwks.json'])('%s says its id itself', async (path) => {
  trust('');
  expect(await ask(path)).toEqual({ named: undefined, origin: { requestId: expect.stringMatching(UUID) } });
});

it('heeds the id that a proxy of ours sends', async () => {
  trust('127.0.0.0/8');
  expect((await ask('/page', { 'x-request-id': 'proxy-0123456789' })).named).toBe('proxy-0123456789');
});

it.each(['short', 'a"b"c"d"e"f', 'x'.repeat(65)])('but not in any form: %s', async (given) => {
  trust('127.0.0.0/8');
  expect((await ask('/page', { 'x-request-id': given })).named).toMatch(UUID);
});

it('nor of anybody else', async () => {
  trust('10.0.0.0/8');
  expect(await ask('/page', { 'x-request-id': 'proxy-0123456789', traceparent: TRACE })).toEqual({
    named: expect.stringMatching(UUID),
    origin: { requestId: expect.stringMatching(UUID) },
  });
});
