import { globSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

/** Next.js answers a method that a route does not export by itself, without a body: every route says all of them. */

const METHODS = ['DELETE', 'GET', 'OPTIONS', 'PATCH', 'POST', 'PUT'];
const app = path.join(import.meta.dirname, '..');
const routes = globSync('{api,oauth,.well-known}/**/route.ts', { cwd: app }).toSorted();

it('finds the routes', () => expect(routes.length).toBeGreaterThan(15));

it.each(routes)('%s answers every method', async (file) => {
  const exported = Object.keys(await import(path.join(app, file)));
  expect(exported).toEqual(expect.arrayContaining(METHODS));
});
