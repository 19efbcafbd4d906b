import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { routable, routeAllRequests } from './unroutable-requests';

it.each([
  ['GET', '/api/v1/public_markets?cursor=%ff', 'GET', '/api/v1/public_markets?cursor=%ff'],
  ['DELETE', '/api/v1/public_markets/%00', 'DELETE', '/api/v1/public_markets/%00'],
  ['POST', '/api/v1/public_markets/%C3%A9', 'POST', '/api/v1/public_markets/%C3%A9'],
  ['GET', '/', 'GET', '/'],
  ['POST', '/oauth/token/', 'POST', '/oauth/token'],
  ['GET', '/api/v1/public_markets//?cursor=/', 'GET', '/api/v1/public_markets?cursor=/'],
  ['GET', '/api/', 'GET', '/api'],
  ['GET', '/apiary/', 'GET', '/apiary/'],
  ['GET', '/accessibilite/', 'GET', '/accessibilite/'],
  ['GET', '/api/v1/%ff', 'GET', '/api/undecodable'],
  ['POST', '/oauth/%', 'POST', '/oauth/undecodable'],
  ['GET', '/.well-known/%E0%A4%A', 'GET', '/.well-known/undecodable'],
  ['GET', '/buyer/public_markets/%c0/setup?x=1', 'GET', '/undecodable'],
  ['TRACE', '/api/v1/public_markets', 'GET', '/api/method-not-allowed'],
  ['PROPFIND', '/', 'GET', '/api/method-not-allowed'],
])('%s %s is handled as %s %s', (method, url, asMethod, asUrl) => {
  expect(routable(method, url)).toEqual({ method: asMethod, url: asUrl });
});

const server = createServer((request, response) => response.end(`${request.method} ${request.url}`));
beforeAll(() => {
  routeAllRequests();
  routeAllRequests();
  return new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

it('is done before a server sees the request', async () => {
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const answers = [`${address}/api/%ff`, `${address}/api/%C3%A9`].map(async (url) => (await fetch(url)).text());
  expect(await Promise.all(answers)).toEqual(['GET /api/undecodable', 'GET /api/%C3%A9']);
  expect(await (await fetch(address, { method: 'PROPFIND' })).text()).toBe('GET /api/method-not-allowed');
});
