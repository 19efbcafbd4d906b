import { globSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ROUTES } from './metric-labels';
import { routeTemplate } from './route-template';

const app = path.resolve('app');

/** The address of a route's folder, as Next.js reads it. */
const addressOf = (folder: string) => `/${folder.replaceAll(/\[\[?(?:\.\.\.)?(\w+)\]?\]/g, '{$1}')}`;

const forPrograms = globSync('{api,oauth,.well-known}/**/route.ts', { cwd: app })
  .map((file) => addressOf(path.dirname(file)))
  .filter((address) => !/\{path\}|refused/.test(address));

it('finds the routes', () => expect(forPrograms.length).toBeGreaterThan(15));

it.each(forPrograms)('%s is counted by its own', (address) => {
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
  ['/api/v1/public_markets/', 'other'],
  ['/api/v2/public_markets', 'other'],
  ['/__proto__', 'other'],
  ['/api/v1/constructor/x', 'other'],
  ['/api/v1/public_markets/x/y/z', 'other'],
])('%s is counted as %s', (address, route) => expect(routeTemplate(address)).toBe(route));

it('whatever the path, there is no route but those of the list', () => {
  const parts = [
    'api',
    'v1',
    'public_markets',
    'webhook_deliveries',
    '..',
    '%00',
    'é',
    '',
    '{id}',
    'x'.repeat(999),
    'a"b',
    'toString',
  ];
  const counted = new Set<string>();
  for (let number = 0; number < 10_000; number++) {
    const chosen = Array.from(
      { length: number % 7 },
      (_, at) => parts[(number * 31 + at * at * 7 + (number >> at)) % parts.length],
    );
    counted.add(routeTemplate(`/${chosen.join('/')}${number % 3 ? '' : `/${number}`}`));
  }
  expect([...counted].filter((route) => !ROUTES.some((known) => known === route))).toEqual([]);
});
