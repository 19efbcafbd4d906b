import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { inProject } from '@/bin/machine/project';
import { ACCESS } from '@/lib/doors/access';
import { accessProblems, readDoors } from './doors';

let app: string;

beforeEach(() => {
  app = mkdtempSync(join(tmpdir(), 'doors-'));
});
afterEach(() => rmSync(app, { recursive: true }));

function write(file: string, source = ''): void {
  mkdirSync(join(app, dirname(file)), { recursive: true });
  writeFileSync(join(app, file), source);
}

it('every door of the application has its row, every row its door', () => {
  expect(accessProblems(inProject('app'), ACCESS)).toEqual([]);
  expect(Object.keys(ACCESS).length).toBeGreaterThan(120);
});

it('finds the endpoints that a file serves, and says when one is of another address', () => {
  const served = 'export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve(';
  write('api/v1/public_markets/route.ts', `${served}markets.listPublicMarkets, markets.createPublicMarket);`);
  write('api/v1/elsewhere/route.ts', `${served}markets.getPublicMarket, markets.unknown);`);
  const { doors, problems } = readDoors(app);
  expect(doors).toEqual(['GET /api/v1/public_markets', 'POST /api/v1/public_markets']);
  expect(problems).toEqual([
    'api/v1/elsewhere/route.ts: « markets.getPublicMarket » is no endpoint of /api/v1/elsewhere',
    'api/v1/elsewhere/route.ts: « markets.unknown » is no endpoint of /api/v1/elsewhere',
  ]);
});

it('finds pages and the methods of handlers, groups apart, folders with a dot too', () => {
  write('(site)/page.tsx', 'export default function Page() {}');
  write('(site)/about/[id]/page.tsx');
  write('.well-known/keys/route.ts', 'export const GET = answer;\nexport const dynamic = "force-dynamic";');
  write('a/route.ts', 'export async function POST() {}\nexport { handle as PUT,\n  handle as PATCH };');
  const { doors, problems } = readDoors(app);
  expect(problems).toEqual([]);
  expect(doors.toSorted()).toEqual([
    'GET /',
    'GET /.well-known/keys',
    'GET /about/[id]',
    'PATCH /a',
    'POST /a',
    'PUT /a',
  ]);
});

it('what answers 404 or 405 to anybody is no door', () => {
  write(
    'a/route.ts',
    "const notAllowed = methodNotAllowed('GET');\nexport { notAllowed as POST };\nexport { unknownPath as PUT };",
  );
  expect(readDoors(app)).toEqual({ doors: [], problems: [] });
});

it('a door without a row, a method without a row, a row without a door: a line each', () => {
  write('a/page.tsx');
  write('b/route.ts', 'export const GET = one;\nexport const DELETE = two;');
  expect(accessProblems(app, { 'GET /b': 'everyone', 'POST /c': 'everyone' })).toEqual([
    'GET /a: no row says who may',
    'DELETE /b: no row says who may',
    'POST /c: a row, and no such door',
  ]);
});

it.each([
  ['a/route.ts', "export * from './elsewhere';"],
  ['a/route.ts', "export { POST } from './elsewhere';"],
  ['a/route.ts', 'export const { GET, POST } = handlers;'],
  ['a/actions.ts', "'use server';\nexport async function act() {}"],
  ['a/sitemap.ts', 'export default function sitemap() {}'],
])('%s with « %s » is not passed over', (file, source) => {
  write(file, source);
  expect(accessProblems(app, {})).toEqual([expect.stringContaining(`${file}: `)]);
});
