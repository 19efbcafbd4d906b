import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { forgetEnv } from '@/lib/env';
import { askJobServer } from '@/lib/jobs/ask-job-server';
import { createJobClient } from './client';
import { functionNames } from './function-names';

/** Answers as a self-hosted Inngest server does at this address, by its source (pkg/api/apiv1, pkg/cqrs). */
const KEY = 'signkey-prod-0123456789abcdef';
let server: Server;
let asked: { url: string | undefined; authorization: string | undefined }[];
let answer: { status: number; body: unknown };

beforeEach(async () => {
  asked = [];
  answer = { status: 200, body: null };
  server = createServer((request, response) => {
    asked.push({ url: request.url, authorization: request.headers.authorization });
    response.writeHead(answer.status).end(JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  vi.stubEnv('DATABASE_URL', 'postgres://a:b@127.0.0.1:9/c');
  vi.stubEnv('SECRET_KEY', '0'.repeat(64));
  vi.stubEnv('BASE_URL', 'http://localhost:3000');
  vi.stubEnv('INNGEST_BASE_URL', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  vi.stubEnv('INNGEST_EVENT_KEY', 'abcd');
  vi.stubEnv('INNGEST_SIGNING_KEY', KEY);
  forgetEnv();
});
afterEach(() => {
  server.close();
  server.closeAllConnections();
  vi.unstubAllEnvs();
  forgetEnv();
});

const NAMES = ['passe-marche-make-documents', 'passe-marche-deliver-webhook'];
const known = (names: string[]) => names.map((Slug) => ({ Slug, Name: Slug }));

it('tells which functions the server does not know', async () => {
  answer.body = known([...NAMES, 'passe-marche-make-documents-failure']);
  expect(await askJobServer(NAMES)).toEqual({ state: 'answers', missing: [] });
  answer.body = known(NAMES.slice(1));
  expect(await askJobServer(NAMES)).toEqual({ state: 'answers', missing: NAMES.slice(0, 1) });
  answer.body = null;
  expect(await askJobServer(NAMES)).toEqual({ state: 'answers', missing: NAMES });
});

it('shows the digest of its key, as the SDK does, and never the key', async () => {
  await askJobServer(NAMES);
  expect(asked[0]?.url).toBe('/v1/apps/passe-marche/functions');
  const shown = asked[0]?.authorization ?? '';
  expect(shown).toMatch(/^Bearer signkey-prod-[0-9a-f]{64}$/);
  expect(shown).not.toContain(KEY);
  const bySdk = new Promise<string>((resolve) => {
    const client = createJobClient(async (_address, init) => {
      resolve(new Headers(init?.headers).get('authorization') ?? '');
      return Response.json({});
    });
    void Reflect.get(client, 'inngestApi')
      .getRunSteps('a')
      .catch(() => {});
  });
  expect(shown).toBe(await bySdk);
});

it('tells a server that refuses, and one that is away', async () => {
  answer = { status: 401, body: 'Authentication failed' };
  expect(await askJobServer(NAMES)).toEqual({ state: 'refused', status: 401 });
  server.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.once('close', resolve));
  expect(await askJobServer(NAMES)).toEqual({ state: 'silent', reason: 'ECONNREFUSED' });
});

it('our functions have names that a server knows them by', () => {
  expect(functionNames()).toContain('passe-marche-make-documents');
  expect(new Set(functionNames()).size).toBe(functionNames().length);
});
