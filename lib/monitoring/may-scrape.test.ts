import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { forgetEnv } from '@/lib/env';
import { followAnswers } from '@/lib/http/answer-status';
import { mayScrape } from './may-scrape';

afterEach(() => {
  vi.unstubAllEnvs();
  forgetEnv();
});

function configure(more: Record<string, string>): void {
  const needed = {
    DATABASE_URL: 'postgres://localhost/none',
    BASE_URL: 'http://localhost:3000',
    SECRET_KEY: '5e'.repeat(32),
  };
  for (const [name, value] of Object.entries({ ...needed, DEMO: 'false', ...more })) vi.stubEnv(name, value);
  forgetEnv();
}

const asking = (headers: Record<string, string> = {}) => mayScrape({ headers: new Headers(headers) });
const METRICS_TOKEN = 'sixteen-characters-or-more';

it('in production, without a token, there is nothing here', () => {
  configure({});
  expect(asking()).toBe('hidden');
  expect(asking({ 'x-forwarded-for': '127.0.0.1', authorization: `Bearer ${METRICS_TOKEN}` })).toBe('hidden');
});

it.each([
  [`Bearer ${METRICS_TOKEN}`, 'allowed'],
  [`bearer ${METRICS_TOKEN}`, 'allowed'],
  [`Bearer ${METRICS_TOKEN}x`, 'refused'],
  [`Bearer ${METRICS_TOKEN.slice(1)}`, 'refused'],
  ['Bearer ', 'refused'],
  [`Basic ${METRICS_TOKEN}`, 'refused'],
])('with a token, %s is %s', (authorization, passage) => {
  configure({ METRICS_TOKEN });
  expect(asking({ authorization })).toBe(passage);
});

it('a token counts in the demonstration too', () => {
  configure({ DEMO: 'true', METRICS_TOKEN });
  expect(asking({ 'x-forwarded-for': '127.0.0.1' })).toBe('refused');
});

it('is hidden when the address of the connection is not known', () => {
  configure({ DEMO: 'true' });
  expect(asking({ 'x-forwarded-for': '127.0.0.1' })).toBe('hidden');
});

it.each([
  ['127.0.0.1', 'allowed'],
  ['::ffff:127.0.0.1', 'allowed'],
  ['::1', 'allowed'],
  ['192.0.2.1', 'hidden'],
  ['192.0.2.1, 127.0.0.1', 'hidden'],
  ['unknown', 'hidden'],
])('in the demonstration, this machine may, on behalf of %s it is %s', async (forwardedFor, passage) => {
  configure({ DEMO: 'true' });
  followAnswers();
  const server = createServer((request, response) => {
    response.end(mayScrape({ headers: new Headers(request.headers as Record<string, string>) }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    const answer = await fetch(address, { headers: { 'x-forwarded-for': forwardedFor, connection: 'close' } });
    expect(await answer.text()).toBe(passage);
  } finally {
    server.close();
  }
});
