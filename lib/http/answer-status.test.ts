import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerWith, followAnswers } from './answer-status';

/** What a page has: the request's headers, never the response. */
function handle(request: IncomingMessage, response: ServerResponse): void {
  const incoming = new Headers(request.headers as Record<string, string>);
  if (request.url === '/refused') answerWith(incoming, 401, { 'WWW-Authenticate': 'Link realm="test"' });
  if (request.url === '/late') {
    response.write('begun ');
    expect(() => answerWith(incoming, 500)).toThrow(/Too late/);
  }
  response.end(request.url);
}

const server = createServer(handle);
let address = '';

beforeAll(async () => {
  followAnswers();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

it('sets the status and the headers of the answer under way', async () => {
  const answer = await fetch(`${address}/refused`);
  expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Link realm="test"']);
  expect(await answer.text()).toBe('/refused');
});

it('touches no other answer, on one connection or several', async () => {
  const paths = Array.from({ length: 60 }, (_, i) => (i % 2 ? '/refused' : '/open'));
  const statuses = await Promise.all(paths.map(async (path) => (await fetch(address + path)).status));
  expect(statuses).toEqual(paths.map((path) => (path === '/refused' ? 401 : 200)));
});

it('does not believe an id that comes from outside', async () => {
  const answer = await fetch(`${address}/refused`, { headers: { 'x-answer-id': 'forged' } });
  expect(answer.status).toBe(401);
});

it('says so when the answer has already begun', async () => {
  expect(await (await fetch(`${address}/late`)).text()).toBe('begun /late');
});

it('says so when no answer is under way', () => {
  expect(() => answerWith(new Headers({ 'x-answer-id': 'unknown' }), 401)).toThrow(/no answer/);
});
