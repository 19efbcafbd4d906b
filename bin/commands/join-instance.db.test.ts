import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPostgres } from '@/bin/launcher/embedded-postgres';
import { inProject } from '@/bin/machine/project';
import { ensureDatabase, type PostgresServer } from '@/bin/postgres/server';
import { runScript } from '@/bin/testing/run-script';
import { migrateDatabase } from '@/db/migrate';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { liveSigningKey } from '@/lib/oauth/signing-key';

const { url } = useTestDatabase();

describe('with a database of one’s own', () => {
  it('SECRET_KEY must be the one that the application uses with it', async () => {
    await liveSigningKey();
    const ended = await runScript('keys', ['list'], { SECRET_KEY: '00'.repeat(32) });
    expect(ended).toMatchObject({ status: 1, stdout: '' });
    expect(ended.stderr).toMatch(/^SECRET_KEY n’est pas celle de cette base de données[^\n]*\n$/);
    expect((await runScript('keys', ['list'])).status).toBe(0);
  });

  it.each<[string, Record<string, string | undefined>, RegExp]>([
    ['SECRET_KEY is missing', { SECRET_KEY: undefined }, /^SECRET_KEY manque/],
    [
      'nobody answers',
      { DATABASE_URL: 'postgres://127.0.0.1:9/x' },
      /^DATABASE_URL.: aucun serveur n’écoute à cette adresse \(ECONNREFUSED\)/,
    ],
  ])('one line when %s', async (_what, settings, line) => {
    const { status, stderr } = await runScript('keys', ['list'], settings);
    expect(status).toBe(1);
    expect(stderr).toMatch(line);
    expect(stderr).toMatch(/^[^\n]+\n$/);
  });

  it('one line when the database is empty', async () => {
    const empty = url().replace(/[^/]+$/, 'postgres');
    const { status, stderr } = await runScript('keys', ['list'], { DATABASE_URL: empty });
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: expect.stringMatching(/^DATABASE_URL.: les tables de cette version manquent[^\n]*\(42P01\)/),
    });
  });
});

/** An address that only a demonstration sends webhooks to. */
const privateWebhook = ['create', '--name', 'Locale', '--webhook-url', 'http://127.0.0.1:4567/', '--json'];

describe('webhooks to this machine', () => {
  it('are for « npm start »: another database may be that of a production', async () => {
    const { status, stdout, stderr } = await runScript('editor', privateWebhook, { WEBHOOK_ALLOW_PRIVATE: undefined });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toBe('L’adresse des webhooks doit commencer par https://.\n');
  });

  it('may be asked for', async () => {
    expect(await runScript('editor', privateWebhook, { WEBHOOK_ALLOW_PRIVATE: 'true' })).toMatchObject({ status: 0 });
  });
});

describe('with the database of « npm start »', () => {
  let folder: string;
  let server: PostgresServer;
  const settings = () => ({ DATABASE_URL: undefined, SECRET_KEY: undefined, DATA_DIR: folder });

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'passe-marche-join-'));
    chmodSync(folder, 0o711); // as root, PostgreSQL runs as another user, who goes through it
    writeFileSync(join(folder, 'secret-key'), `${'7a'.repeat(32)}\n`);
    server = await startPostgres(folder, ['fsync=off']);
    await ensureDatabase(server, 'passe_marche');
    await migrateDatabase(server.url('passe_marche'), inProject('db', 'migrations'));
  }, 60_000);

  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('webhooks may come to this machine, unless it is refused', async () => {
    const unset = { ...settings(), WEBHOOK_ALLOW_PRIVATE: undefined };
    expect(await runScript('editor', privateWebhook, unset)).toMatchObject({ status: 0 });
    const refused = { ...settings(), WEBHOOK_ALLOW_PRIVATE: 'false' };
    expect(await runScript('editor', privateWebhook, refused)).toMatchObject({ status: 2 });
  });

  it('finds it, and its secret, from the data folder alone; once stopped, says so and starts nothing', async () => {
    const created = await runScript('editor', ['create', '--name', 'Plateforme', '--json'], settings());
    expect(created).toMatchObject({ status: 0, stderr: '' });
    const listed = await runScript('editor', ['list', '--json'], settings());
    expect(JSON.parse(listed.stdout)).toContainEqual(
      expect.objectContaining({ client_id: JSON.parse(created.stdout).client_id }),
    );

    await server.stop();
    const { status, stdout, stderr } = await runScript('editor', ['list'], settings());
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/^Aucune base de données ne tourne sur [^\n]+« npm start »[^\n]+\n$/);
  });
});
