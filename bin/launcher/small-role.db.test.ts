import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { databaseProblem } from '@/bin/commands/database-words';
import { inspect } from '@/bin/doctor/inspect';
import { inProject } from '@/bin/machine/project';
import { runScript } from '@/bin/testing/run-script';
import { openPool, type Pool } from '@/db/connection/pool';
import { closeDatabase } from '@/db/database';
import { migrateDatabase } from '@/db/migrate';
import { alter } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { testApplication } from '@/inngest/engine/testing/application';
import { createEditor } from '@/lib/editors/create-editor';
import { forgetEnv } from '@/lib/env';
import { applyRetention } from '@/lib/retention/apply-retention';

/** A role that may only read and write, made with the commands of the guide; the tables belong to the superuser. */

const { url } = useTestDatabase();

const ROLE = `small_${process.pid}`;
let owner: Pool;

const urlOf = (changes: { role?: string; password?: string; database?: string; port?: string }) => {
  const address = new URL(url());
  address.username = changes.role ?? ROLE;
  address.password = changes.password ?? 'secret';
  if (changes.database) address.pathname = `/${changes.database}`;
  if (changes.port) address.port = changes.port;
  return address.href;
};

/** The statements of the guide, as they stand there. */
function grants(): string[] {
  const guide = readFileSync(inProject('docs', 'deployment', 'README.md'), 'utf8');
  const [, block = ''] = /## Two roles[\s\S]*?```sql\n([\s\S]*?)```/.exec(guide) ?? [];
  const statements = block
    .split(';')
    .map((statement) => statement.trim())
    .filter(Boolean);
  expect(statements.length).toBeGreaterThan(3);
  return statements.map((statement) =>
    statement.replaceAll('passe_marche_app', ROLE).replaceAll(/:'password'/g, "'secret'"),
  );
}

beforeAll(async () => {
  owner = openPool(url(), 1);
  for (const statement of grants()) await owner.unsafe(statement);
});
afterAll(async () => {
  await owner.unsafe(`drop owned by ${ROLE}; drop role ${ROLE}`);
  await owner.end();
});

const migrations = inProject('db', 'migrations');

/** What is said of a start on this database. */
const saidOf = (databaseUrl: string) =>
  migrateDatabase(databaseUrl, migrations).then(
    () => 'started',
    (error: unknown) => databaseProblem(error),
  );

/** Everything of the product, for a while, by the small role. */
async function useDatabase(address: string): Promise<void> {
  await closeDatabase();
  vi.stubEnv('DATABASE_URL', address);
  forgetEnv();
}

describe('a role that may only read and write', () => {
  it('prepares a start when there is nothing to migrate, catalogue included', async () => {
    await alter('delete from catalogue_fields');
    const settings = { DATABASE_URL: urlOf({}), DEMO: 'true' };
    expect(await runScript('migrate', [], settings)).toMatchObject({ status: 0, stderr: '' });
    const [row] = await owner<{ count: number }[]>`select count(*)::int from catalogue_fields`;
    expect(row?.count).toBeGreaterThan(10);
  });

  it('owns nothing and may change no table', async () => {
    const small = openPool(urlOf({}), 1);
    await expect(small.unsafe('create table x (y int)')).rejects.toMatchObject({ code: '42501' });
    await expect(small.unsafe('alter table outbox add column x int')).rejects.toMatchObject({ code: '42501' });
    await small.end();
  });

  it('runs the verbs, the erasure, the doctor and the job engine', async () => {
    await useDatabase(urlOf({}));
    const by = { actor: { kind: 'operator', id: 'test' }, now: new Date() } as const;
    await createEditor({ name: 'Essai', completionWebhookUrl: null }, by);
    await applyRetention(new Date());
    const report = await inspect({ now: new Date(), quick: true });
    expect(report.filter(({ finding }) => finding.detail.startsWith('contrôle impossible'))).toEqual([]);
    const { engine } = testApplication(urlOf({}), (client) => [
      client.createFunction({ id: 'small', triggers: [{ event: 'small' }] }, ({ step }) => step.run('one', () => 1)),
    ]);
    await engine.start();
    await engine.send([{ name: 'small' }]);
    const status = () => owner`select status from jobs.runs where function_id = 'test-small'`;
    await expect.poll(status, { timeout: 20_000 }).toEqual([{ status: 'completed' }]);
    await engine.stop();
    await useDatabase(url());
  });

  it('is told in words that a migration waits for another role', async () => {
    await alter('create table kept as select * from drizzle.__drizzle_migrations');
    await alter(
      'delete from drizzle.__drizzle_migrations where id = (select max(id) from drizzle.__drizzle_migrations)',
    );
    const said = await saidOf(urlOf({}));
    await alter('delete from drizzle.__drizzle_migrations');
    await alter('insert into drizzle.__drizzle_migrations select * from kept');
    await alter('drop table kept');
    expect(said).toMatch(
      /^DATABASE_URL : une migration attend, .* « npm run migrate » avec le rôle qui les possède\.$/,
    );
    expect(await saidOf(urlOf({}))).toBe('started');
  });
});

it.each([
  ['a wrong password', () => urlOf({ password: 'wrong' }), 'le mot de passe est refusé (28P01)'],
  [
    'a database that does not exist',
    () => urlOf({ database: 'nowhere' }),
    'cette base de données n’existe pas (3D000)',
  ],
  ['a server that is not there', () => urlOf({ port: '9' }), 'aucun serveur n’écoute à cette adresse (ECONNREFUSED)'],
])('%s is said in words, without what was given', async (_what, address, said) => {
  expect(await saidOf(address())).toBe(`DATABASE_URL : ${said}.`);
});

it('a role without rights, and one without a connection left, are told so', async () => {
  const bare = `${ROLE}_bare`;
  await owner.unsafe(`create role ${bare} login password 'secret'`);
  const without = await saidOf(urlOf({ role: bare }));
  await owner.unsafe(`alter role ${bare} connection limit 0`);
  const crowded = await saidOf(urlOf({ role: bare }));
  await owner.unsafe(`drop role ${bare}`);
  expect(without).toMatch(/^DATABASE_URL : ce rôle n’a pas les droits nécessaires .*\(42501\)\.$/);
  expect(crowded).toBe('DATABASE_URL : le serveur PostgreSQL a trop de connexions (max_connections) (53300).');
});
