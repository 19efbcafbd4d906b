import { expect, it } from 'vitest';
import { AREAS } from './metric-labels';
import { routeTemplates } from './route-template';

const ENDPOINTS = ['/oauth/token', '/api/v1/things', '/api/v1/things/{identifier}', '/api/v1/things/{identifier}/end'];
const routeTemplate = routeTemplates(ENDPOINTS);

it.each([...ENDPOINTS, ...AREAS.filter((area) => area.startsWith('/'))])('%s is counted by its own', (address) => {
  expect(routeTemplate(address.replaceAll(/\{\w+\}/g, 'VR-2026-ABCDEFGHJKLM'))).toBe(address);
  expect(routeTemplate(`${address.replaceAll(/\{\w+\}/g, 'x')}?secret=1`)).toBe(address);
});

it.each([
  ['/', 'site'],
  ['/documentation/api', 'site'],
  ['/_next/static/chunks/a.js', 'static'],
  ['/buyer/public_markets/VR-1/setup', 'buyer'],
  ['/candidate/market_applications/FT1/access/secret', 'candidate'],
  ['/verification/FT1?k=secret', 'verification'],
  ['/admin/editors', 'admin'],
  ['/buyer', 'buyer'],
  ['/other', 'other'],
  ['/api/v1/things/', 'other'],
  ['/api/v2/things', 'other'],
  ['/oauth/unknown', 'other'],
  ['/.well-known/jwks.json', 'other'],
  ['/__proto__', 'other'],
  ['/api/v1/constructor/x', 'other'],
  ['/api/v1/things/x/y/z', 'other'],
])('%s is counted as %s', (address, route) => expect(routeTemplate(address)).toBe(route));

it('whatever the path, there is no route but those of the list', () => {
  const parts = ['api', 'v1', 'things', 'end', '..', '%00', 'é', '', '{id}', 'x'.repeat(999), 'a"b', 'toString'];
  const counted = new Set<string>();
  for (let number = 0; number < 10_000; number++) {
    const chosen = Array.from(
      { length: number % 7 },
      (_, at) => parts[(number * 31 + at * at * 7 + (number >> at)) % parts.length],
    );
    counted.add(routeTemplate(`/${chosen.join('/')}${number % 3 ? '' : `/${number}`}`));
  }
  const known: string[] = [...ENDPOINTS, ...AREAS];
  expect([...counted].filter((route) => !known.includes(route))).toEqual([]);
});
