import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { startPostgres } from '@/bin/launcher/embedded-postgres';
import { ensureDatabase, type PostgresServer } from '@/bin/postgres/server';
import { templateDatabase } from './provided';

const migrationsFolder = join(import.meta.dirname, '..', 'migrations');
/** A test database may be lost at any time: nothing waits for the disk. */
const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];

/** Starts one PostgreSQL with a migrated template for the run, when one of its tests needs it. */
export default async function setUp(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (!(await needsDatabase(project))) {
    project.provide('testServerUrl', '');
    return undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), 'passe-marche-test-'));
  chmodSync(folder, 0o711); // as root, PostgreSQL runs as another user, who goes through it
  const server = await startPostgres(folder, settings).catch((error) => {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  });
  const cleaner = spawnCleaner(server.pid, folder);
  await makeTemplate(server);
  project.provide('testServerUrl', server.url('').replace(/\/$/, ''));
  return () => cleaner.finish();
}

async function needsDatabase(project: TestProject): Promise<boolean> {
  // What was asked for on the command line; internal to Vitest, and all the tests are looked at without it.
  const { filenamePattern } = project.vitest as { filenamePattern?: string[] };
  const { testFiles } = await project.globTestFiles(filenamePattern);
  return testFiles.some((file) => /\.db\.test\.tsx?$/.test(file));
}

async function makeTemplate(server: PostgresServer): Promise<void> {
  await ensureDatabase(server, templateDatabase);
  if (!existsSync(join(migrationsFolder, 'meta', '_journal.json'))) return;
  const sql = postgres(server.url(templateDatabase), { max: 1, onnotice: () => {} });
  try {
    await migrate(drizzle(sql), { migrationsFolder });
  } finally {
    await sql.end();
  }
}

/**
 * A small process that stops the server and deletes its folder once our end of its input closes: when we say so, and
 * also when this process dies, by Ctrl-C or `kill -9`, in which case nothing of ours would run.
 */
function spawnCleaner(serverPid: number, folder: string): { finish(): Promise<void> } {
  const script = 'trap "" INT TERM HUP; cat; kill -INT "$1"; while kill -0 "$1"; do sleep 0.1; done; rm -rf "$2"';
  const child = spawn('/bin/sh', ['-c', script, 'sh', String(serverPid), folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.unref();
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  return {
    finish: () => {
      child.ref();
      child.stdin.end();
      return ended;
    },
  };
}
