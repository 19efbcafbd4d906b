import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REFUSAL_HEADER } from '@/lib/http/refusal';
import { routable, routeAllRequests } from './unroutable-requests';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const BUYER = '/buyer/public_markets/VR-2026-AAAAAAAAAAAA';
const CANDIDATE = '/candidate/market_applications/FT20261122AAAAAAAA';
const LINK = `${BUYER}/access/mL4_x-Y/setup`;

describe('an address is handled as the one it means', () => {
  it.each([
    ['GET', '/api/v1/public_markets?cursor=%ff', '/api/v1/public_markets?cursor=%ff'],
    ['DELETE', '/api/v1/public_markets/%00', '/api/v1/public_markets/%00'],
    ['POST', '/api/v1/public_markets/%C3%A9', '/api/v1/public_markets/%C3%A9'],
    ['GET', '/', '/'],
    ['GET', '/?a//b=//', '/?a//b=//'],
    // slashes too many
    ['POST', '/oauth/token/', '/oauth/token'],
    ['GET', '/api/v1/public_markets//?cursor=/', '/api/v1/public_markets?cursor=/'],
    ['GET', '//api///v1//public_markets', '/api/v1/public_markets'],
    ['GET', '/api/', '/api'],
    ['GET', '/accessibilite/', '/accessibilite'],
    ['GET', '//accessibilite', '/accessibilite'],
    ['GET', '//elsewhere.example/', '/elsewhere.example'],
    ['GET', '////', '/'],
    // the absolute form (RFC 9112, 3.2.2)
    ['GET', 'http://elsewhere.example/accessibilite', '/accessibilite'],
    ['GET', 'HTTPS://elsewhere.example:8443//api/v1/x/', '/api/v1/x'],
    ['GET', 'http://elsewhere.example', '/'],
    ['GET', 'http://elsewhere.example?x=1', '/?x=1'],
    ['GET', '/accessibilite#contenu', '/accessibilite'],
  ])('%s %s', (method, target, url) => {
    expect(routable(method, target, {})).toEqual({ method, url });
  });

  it.each([
    ...[
      '.',
      ')',
      '>',
      ',',
      ';',
      ']',
      '"',
      '%22',
      '%3E',
      '%20',
      '%C2%A0',
      '%C2%BB',
      '%E2%80%9D',
      '%E2%80%A6',
      ').',
      '/.',
    ],
  ])('a link copied with %s after it', (copied) => {
    expect(routable('GET', LINK + copied).url).toBe(LINK);
    expect(routable('GET', `/accessibilite${copied}`).url).toBe('/accessibilite');
    expect(routable('GET', `/verification/FT20261122AAAAAAAA?k=mL4_x-Y${copied}`).url).toBe(
      '/verification/FT20261122AAAAAAAA?k=mL4_x-Y',
    );
  });

  it('keeps what a query says, and the end of an address that is not ours', () => {
    expect(routable('GET', '/admin/markets?q=Travaux.').url).toBe('/admin/markets?q=Travaux.');
    expect(routable('GET', '/nowhere.').url).toBe('/nowhere.');
    expect(routable('GET', '/..').url).toBe('/..');
    expect(routable('GET', `/accessibilite${'.'.repeat(15_000)}`).url).toHaveLength(15_014);
  });
});

describe('an address that cannot exist is handled as one that does not', () => {
  it.each([
    ['GET', '/api/v1/%ff', 'GET', '/api/undecodable'],
    ['POST', '/oauth/%', 'POST', '/oauth/undecodable'],
    ['GET', '/.well-known/%E0%A4%A', 'GET', '/.well-known/undecodable'],
    ['GET', '/buyer/public_markets/%c0/setup?x=1', 'GET', '/undecodable'],
    ['GET', '/api\\v1', 'GET', '/api/undecodable'],
    ['GET', '/api/v1\\public_markets', 'GET', '/api/undecodable'],
    ['GET', '/accessibilite\\', 'GET', '/undecodable'],
    ['GET', 'http://elsewhere.example\\accessibilite', 'GET', '/undecodable'],
    ['GET', '/_global-error', 'GET', '/undecodable'],
    ['GET', '/_not-found?x', 'GET', '/undecodable'],
    ['HEAD', '/_error', 'HEAD', '/undecodable'],
    ['PUT', '/nowhere', 'GET', '/nowhere'],
    ['POST', '/nowhere', 'GET', '/nowhere'],
  ])('%s %s', (method, target, asMethod, url) => {
    expect(routable(method, target)).toEqual({ method: asMethod, url });
  });
});

describe('a refusal', () => {
  it.each([
    ['TRACE', '/api/v1/public_markets', 405, ['GET', 'HEAD', 'POST'], 'program'],
    ['PROPFIND', '/', 405, ['GET', 'HEAD'], 'person'],
    ['PUT', '/accessibilite', 405, ['GET', 'HEAD'], 'person'],
    ['POST', '/accessibilite', 405, ['GET', 'HEAD'], 'person'],
    ['DELETE', `${BUYER}/setup`, 405, ['GET', 'HEAD', 'POST'], 'person'],
    ['PATCH', `${BUYER}/requirements`, 405, ['GET', 'HEAD'], 'person'],
    ['PUT', `${BUYER}/retry_sync`, 405, ['POST'], 'person'],
    ['GET', '/admin/account/password', 405, ['POST'], 'person'],
    ['HEAD', `${CANDIDATE}/motifs_exclusion/save`, 405, ['POST'], 'person'],
    ['GET', `${CANDIDATE}/motifs_exclusion/files/x`, 405, ['DELETE'], 'person'],
    ['PUT', `${CANDIDATE}/motifs_exclusion`, 405, ['GET', 'HEAD', 'POST'], 'person'],
    ['POST', '/livez', 405, ['GET', 'HEAD'], 'program'],
    ['PUT', '/robots.txt', 405, ['GET', 'HEAD'], 'person'],
    ['POST', '/_next/static/x.js', 405, ['GET', 'HEAD'], 'person'],
    ['OPTIONS', '/accessibilite', 204, ['GET', 'HEAD'], 'person'],
    ['OPTIONS', `${BUYER}/setup`, 204, ['GET', 'HEAD', 'POST'], 'person'],
    ['OPTIONS', '*', 204, ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'], 'program'],
    ['GET', '*', 400, [], 'program'],
    ['OPTIONS', 'x', 400, [], 'program'],
    ['POST', `${BUYER}/setup`, 415, ['GET', 'HEAD', 'POST'], 'person'],
    ['POST', `${CANDIDATE}/retry_sync`, 415, ['POST'], 'person'],
  ])('%s %s: %i', (method, target, status, allow, to) => {
    const routed = routable(method, target, {});
    expect(routed).toEqual({ method: 'GET', url: '/api/refused', refusal: { status, allow, to } });
  });

  it.each([
    [{ 'content-type': 'application/json' }],
    [{ 'content-type': 'text/plain' }],
    [{ 'content-type': 'x-multipart/form-data' }],
    [{ ...FORM, 'content-encoding': 'gzip' }],
  ])('415 for a form posted as %j', (headers) => {
    expect(routable('POST', `${BUYER}/setup`, headers).refusal?.status).toBe(415);
  });

  it.each([
    [FORM],
    [{ 'content-type': 'Multipart/Form-Data; boundary=x' }],
    [{ ...FORM, 'content-encoding': 'identity' }],
  ])('none for a form posted as %j', (headers) => {
    expect(routable('POST', `${BUYER}/setup`, headers)).toEqual({ method: 'POST', url: `${BUYER}/setup` });
  });

  it('none for what routes of programs say themselves', () => {
    for (const method of ['PUT', 'OPTIONS', 'POST']) {
      expect(routable(method, '/api/v1/webhook_circuit')).toEqual({ method, url: '/api/v1/webhook_circuit' });
    }
  });
});

const server = createServer((request, response) => {
  response.end(`${request.method} ${request.url} ${request.headers[REFUSAL_HEADER] ?? ''}`);
});
beforeAll(() => {
  routeAllRequests();
  routeAllRequests();
  return new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

it('is done before a server sees the request, and nobody else writes a refusal', async () => {
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ask = async (path: string, init: RequestInit = {}) => (await fetch(address + path, init)).text();
  expect(await ask('/api/%ff')).toBe('GET /api/undecodable ');
  expect(await ask('/api/%C3%A9', { headers: { [REFUSAL_HEADER]: 'forged' } })).toBe('GET /api/%C3%A9 ');
  expect(await ask('/', { method: 'PROPFIND' })).toBe(
    'GET /api/refused {"status":405,"allow":["GET","HEAD"],"to":"person"}',
  );
});
