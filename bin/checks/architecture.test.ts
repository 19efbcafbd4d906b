import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** The rule is tested, not only the code: files that break it, in a tree of their own, under our own lint settings. */

const importing = (source: string) => `import { x } from '${source}';\n\nexport const y = x;\n`;

const REFUSED = [
  ['a verb that opens a door', 'lib/markets/a.ts', '@/app/market/market-facts'],
  ['a verb that calls a verb of another room', 'lib/markets/b.ts', '@/lib/applications/save-step'],
  ['a verb that delivers webhooks', 'lib/markets/e.ts', '@/lib/webhooks/send-webhook'],
  ['an account of the console that knows editors', 'lib/administrators/a.ts', '@/lib/editors/create-editor'],
  ['the heart that calls a verb', 'lib/fields/a.ts', '@/lib/markets/complete-market'],
  ['a leaf that knows the heart', 'lib/siret.ts', '@/lib/journey/buyer-steps'],
  ['the audit log that calls a verb', 'lib/audit/a.ts', '@/lib/markets/complete-market'],
  ['the erasure that calls a verb of another room', 'lib/retention/a.ts', '@/lib/applications/save-step'],
  ['SQL outside db', 'lib/markets/c.ts', 'drizzle-orm'],
  ['SQL in a door', 'app/a.ts', 'drizzle-orm/pg-core'],
  ['SQL in a background function', 'inngest/a.ts', 'postgres'],
  ['the database that knows a rule', 'db/queries/a.ts', '@/lib/markets/chosen-fields'],
  ['furniture that knows our sentences', 'components/a.tsx', '@/lib/text/buyer'],
  ['furniture that reads the database', 'components/b.tsx', '@/db/queries/markets'],
  ['the demo platform that knows more than the public API', 'demo/orveane/a.ts', '@/lib/env'],
  ['monitoring that opens a door', 'lib/monitoring/a.ts', '@/app/market/market-facts'],
  ['a leaf that knows a room', 'lib/observability/a.ts', '@/lib/documents/seal/instance-seal'],
  ['the documents that know the API', 'lib/documents/a.ts', '@/lib/api/pages'],
  ['the webhooks that know the API', 'lib/webhooks/a.ts', '@/lib/api/shapes/delivery'],
  ['the console that knows the API', 'lib/console/a.ts', '@/lib/api/pages'],
  ['the API that knows the console', 'lib/api/a.ts', '@/lib/console/read-search'],
  ['a shape that knows the API', 'lib/shapes/a.ts', '@/lib/api/shapes/market'],
  ['the judge of files that knows the product', 'lib/kits/files/a.ts', '@/lib/env'],
  ['the storage that knows the database', 'lib/kits/storage/a.ts', '@/db/queries/stored-objects'],
  ['PDF/A that knows our sentences', 'lib/kits/pdfa/a.tsx', '@/lib/text/attestation'],
  ['a test of a kit that knows the product', 'lib/kits/pdfa/a.test.ts', '@/lib/documents/make-attestation'],
  ['the job engine that knows the audit log', 'inngest/engine/a.ts', '@/lib/audit/record'],
  ['the embedded PostgreSQL that knows the terminal', 'bin/postgres/a.ts', '@/bin/terminal/say'],
  ['SQL in the job engine', 'inngest/engine/c.ts', 'postgres'],
  ['the tables of jobs that know the engine', 'db/jobs/b.ts', '@/inngest/engine/ulid'],
  ['the tables of jobs that know those of the product', 'db/jobs/a.ts', '@/db/queries/audit/rows'],
  ['a connection that knows the settings', 'db/connection/a.ts', '@/lib/env'],
  ['the job engine that knows its functions', 'inngest/engine/b.ts', '@/inngest/functions/make-documents'],
  ['a climbing path', 'lib/markets/d.ts', '../oauth/scopes'],
] as const;

const ALLOWED = [
  ['lib/markets/allowed.ts', '@/db/queries/markets'],
  ['lib/markets/promises.ts', '@/lib/webhooks/promise-webhook'],
  ['lib/documents/promises.ts', '@/lib/webhooks/events'],
  ['lib/console/allowed.ts', '@/lib/input/cursor'],
  ['lib/api/allowed.ts', '@/lib/webhooks/events'],
  ['lib/monitoring/allowed.ts', '@/lib/documents/seal/instance-seal'],
  ['lib/markets/records.ts', '@/lib/audit/record'],
  ['lib/files/allowed.ts', '@/lib/kits/files/pool'],
  ['lib/kits/files/allowed.ts', '@/lib/kits/files/refusal'],
  ['lib/storage/allowed.ts', '@/lib/kits/storage/disk-storage'],
  ['bin/postgres/allowed.ts', '@/bin/machine/processes'],
  ['inngest/engine/allowed.ts', '@/db/jobs/queue'],
  ['db/jobs/allowed.ts', '@/db/connection/pool'],
  ['db/queries/allowed.ts', '@/lib/kits/clock/clock'],
  ['app/allowed.ts', '@/lib/markets/complete-market'],
  ['lib/journey/allowed.ts', '@/lib/fields/registry'],
] as const;

let folder: string;
let report: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'passe-marche-lint-'));
  cpSync('biome.json', path.join(folder, 'biome.json'));
  for (const [, file, source] of REFUSED) write(file, importing(source));
  for (const [file, source] of ALLOWED) write(file, importing(source));
  write('lib/markets/environment.ts', 'export const home = process.env.HOME;\n');
  const biome = path.resolve('node_modules/.bin/biome');
  report = spawnSync(biome, ['lint', '--reporter=github', '--max-diagnostics=none', '.'], {
    cwd: folder,
    encoding: 'utf8',
  }).stdout;
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(file: string, content: string): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), content);
}

const complaintsAbout = (file: string) => report.split('\n').filter((line) => line.includes(`/${file},`));

describe('arrows go down only: the lint refuses', () => {
  it.each(REFUSED)('%s', (_what, file) => {
    expect(complaintsAbout(file).join()).toContain('noRestrictedImports');
  });

  it('the environment read outside lib/env.ts', () => {
    expect(complaintsAbout('lib/markets/environment.ts').join()).toContain('noProcessEnv');
  });

  it.each(ALLOWED)('and lets through what goes down: %s imports %s', (file) => {
    expect(complaintsAbout(file)).toEqual([]);
  });
});

/** Rooms that could be packages of their own, and the other rooms that each stands on. */
const KITS: Record<string, string[]> = {
  'bin/machine/private-file': [],
  'bin/machine/processes': [],
  'bin/postgres': ['bin/machine/private-file', 'bin/machine/processes'],
  'db/connection': [],
  'db/jobs': ['db/connection', 'lib/kits/clock'],
  'inngest/engine': ['db/connection', 'db/jobs', 'lib/kits/clock'],
  'lib/kits/clock': [],
  'lib/kits/files': [],
  'lib/kits/pdfa': [],
  'lib/kits/storage': [],
};

describe('a kit imports its own files, and packages, nothing of ours', () => {
  it.each(Object.keys(KITS))('%s', (kit) => {
    const files = globSync([`${kit}.ts`, `${kit}/**/*.{ts,tsx,mjs,cjs}`]);
    expect(files.length).toBeGreaterThan(0);
    expect(files.flatMap((file) => strangersIn(kit, file, readFileSync(file, 'utf8')))).toEqual([]);
  });

  it('lists every folder of lib/kits', () => {
    expect(globSync('lib/kits/*').sort()).toEqual(Object.keys(KITS).filter((kit) => kit.startsWith('lib/kits/')));
  });

  it.each([
    ["import { env } from '@/lib/env';", 'lib/env'],
    ["import type { Env } from '@/lib/env';", 'lib/env'],
    ["export { log } from '@/lib/observability/log';", 'lib/observability/log'],
    ["const { log } = await import('@/lib/observability/log');", 'lib/observability/log'],
    ["let log: typeof import('@/lib/observability/log');", 'lib/observability/log'],
    ["import '@/db/database';", 'db/database'],
    ["vi.mock('@/db/database');", 'db/database'],
    ["import { seal } from '@/lib/kits/pdfa/seal';", 'lib/kits/pdfa/seal'],
    ["import { seal } from './../../documents/seal';", 'lib/documents/seal'],
  ])('and a stranger would be found: %s', (source, stranger) => {
    expect(strangersIn('lib/kits/storage', 'lib/kits/storage/a.ts', source)).toEqual([stranger]);
  });

  it.each([
    "import { S3Client } from '@aws-sdk/client-s3';",
    "import { open } from 'node:fs/promises';",
    "import { spool } from './spool';",
    "import type { Storage } from '@/lib/kits/storage/storage';",
  ])('and its own would not: %s', (source) => {
    expect(strangersIn('lib/kits/storage', 'lib/kits/storage/testing/a.ts', source)).toEqual([]);
  });
});

/** What a file of a kit imports, mocks or loads of ours that is not the kit's. */
function strangersIn(kit: string, file: string, source: string): string[] {
  const own = [kit, ...(KITS[kit] ?? []), ...(isTest(file) ? TEST_DATABASE : [])];
  return importedIn(file, source).filter((target) => !own.some((room) => isWithin(room, target)));
}

/** A test may ask for an empty database, with its tables. */
const TEST_DATABASE = ['db/testing/database'];
const isTest = (file: string) => /\.test\.tsx?$|\/testing\//.test(file);

const isWithin = (room: string, target: string) => target === room || target.startsWith(`${room}/`);

describe('rooms stand one above the other', () => {
  it('none imports, directly or through others, a room that imports it', () => {
    const edges = importsOfRooms();
    expect(edges).toContainEqual({ room: 'lib/console', other: 'lib/input' });
    expect(circlesOf(edges)).toEqual([]);
  });

  it('and a circle would be found', () => {
    const edges = ['a b', 'b c', 'c a', 'a leaf', 'door leaf', 'door a'].map((words) => {
      const [room = '', other = ''] = words.split(' ');
      return { room, other };
    });
    expect(circlesOf(edges)).toEqual(['a → b', 'b → c', 'c → a']);
  });
});

type Edge = { room: string; other: string };

/** A folder of `lib`, `db` or `inngest`, or a loose file of `lib`; else the folder of the top level. */
const roomOf = (file: string) =>
  /^(?:lib\/[^/.]+|(?:db|inngest)\/[^/]+(?=\/))/.exec(file)?.[0] ?? file.replace(/\/.*/, '');

/** Which rooms each room imports, types included, tests apart. */
function importsOfRooms(): Edge[] {
  return globSync('{app,bin,components,db,inngest,lib}/**/*.{ts,tsx}')
    .filter((file) => !isTest(file))
    .flatMap((file) =>
      importedIn(file, readFileSync(file, 'utf8')).map((target) => ({ room: roomOf(file), other: roomOf(target) })),
    )
    .filter(({ room, other }) => room !== other);
}

/** The files of ours that a source names where it imports, as paths from the top, without their endings. */
const importedIn = (file: string, source: string): string[] =>
  [...source.matchAll(/(?:from|import|import\(|mock\()\s*'(@|\.)\/([^']+)'/g)].map(([, from, target = '']) =>
    from === '@' ? target : path.posix.join(path.posix.dirname(file), target),
  );

/** The imports that are left once rooms are taken away, again and again, that import no other or that no other imports. */
function circlesOf(edges: Edge[]): string[] {
  const left = edges.filter(
    ({ room, other }) => edges.some((edge) => edge.room === other) && edges.some((edge) => edge.other === room),
  );
  if (left.length === edges.length) return [...new Set(left.map(({ room, other }) => `${room} → ${other}`))];
  return circlesOf(left);
}
