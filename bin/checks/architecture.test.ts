import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsIn, isTest, KITS, PLACES, strangersIn } from './architecture';

/** The rules are tested, not only the code: on files that would break them. */

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

const importing = (source: string) => `import { x } from '${source}';`;

describe('arrows go down only: the check refuses', () => {
  it.each(REFUSED)('%s', (_what, file, source) => {
    expect(strangersIn(file, importing(source))).not.toEqual([]);
  });

  it.each(ALLOWED)('and lets through what goes down: %s imports %s', (file, source) => {
    expect(strangersIn(file, importing(source))).toEqual([]);
  });

  it.each([
    ["import { env } from '@/lib/env';", 'lib/env'],
    ["import type { Env } from '@/lib/env';", 'lib/env'],
    ["export { log } from '@/lib/observability/log';", 'lib/observability/log'],
    ["const { log } = await import('@/lib/observability/log');", 'lib/observability/log'],
    ["let log: typeof import('@/lib/observability/log');", 'lib/observability/log'],
    ["import '@/db/database';", 'db/database'],
    ["vi.mock('@/db/database');", 'db/database'],
    ["const { database } = require('@/db/database');", 'db/database'],
    ["import { seal } from '@/lib/kits/pdfa/seal';", 'lib/kits/pdfa/seal'],
    ["import { seal } from './../../documents/seal';", 'lib/documents/seal/index'],
  ])('however it is written: %s', (source, target) => {
    expect(strangersIn('lib/kits/storage/a.ts', source).map((stranger) => stranger.target)).toEqual([target]);
  });

  it.each([
    "import { S3Client } from '@aws-sdk/client-s3';",
    "import { open } from 'node:fs/promises';",
    "import { spool } from './spool';",
    "import type { Storage } from '@/lib/kits/storage/storage';",
  ])('and a kit has its own, and packages: %s', (source) => {
    expect(strangersIn('lib/kits/storage/testing/a.ts', source)).toEqual([]);
  });

  it('and the test of a kit an empty database', () => {
    expect(strangersIn('inngest/engine/a.db.test.ts', importing('@/db/testing/database'))).toEqual([]);
    expect(strangersIn('inngest/engine/a.ts', importing('@/db/testing/database'))).not.toEqual([]);
  });
});

describe('the rules', () => {
  it('know every folder of lib/kits', () => {
    expect(globSync('lib/kits/*').sort()).toEqual(Object.keys(KITS).filter((kit) => kit.startsWith('lib/kits/')));
  });

  it('are about files that exist', () => {
    for (const place of PLACES.filter((name) => !name.startsWith('npm:') && !name.endsWith('*')))
      expect(globSync([place, `${place}.{ts,tsx,cjs}`]), place).not.toEqual([]);
  });
});

describe('the lint refuses', () => {
  it.each([
    ['a climbing path', "import { x } from '../oauth/scopes';\n\nexport const y = x;\n", 'noRestrictedImports'],
    ['the environment read outside lib/env.ts', 'export const home = process.env.HOME;\n', 'noProcessEnv'],
  ])('%s', (_what, source, rule) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'passe-marche-lint-'));
    try {
      cpSync('biome.json', path.join(folder, 'biome.json'));
      mkdirSync(path.join(folder, 'lib', 'markets'), { recursive: true });
      writeFileSync(path.join(folder, 'lib', 'markets', 'a.ts'), source);
      const biome = path.resolve('node_modules/.bin/biome');
      const { stdout } = spawnSync(biome, ['lint', '--reporter=github', '.'], { cwd: folder, encoding: 'utf8' });
      expect(stdout).toContain(rule);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

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
      importsIn(file, readFileSync(file, 'utf8'))
        .filter((target) => !target.startsWith('npm:'))
        .map((target) => ({ room: roomOf(file), other: roomOf(target) })),
    )
    .filter(({ room, other }) => room !== other);
}

/** The imports that are left once rooms are taken away, again and again, that import no other or that no other imports. */
function circlesOf(edges: Edge[]): string[] {
  const left = edges.filter(
    ({ room, other }) => edges.some((edge) => edge.room === other) && edges.some((edge) => edge.other === room),
  );
  if (left.length === edges.length) return [...new Set(left.map(({ room, other }) => `${room} → ${other}`))];
  return circlesOf(left);
}
