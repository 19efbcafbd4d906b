import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectFolder } from '@/bin/machine/project';
import type { PostgresServer } from '@/bin/postgres/server';
import { openPool, type Pool } from '@/db/connection/pool';
import { cutConnections } from '@/db/jobs/disturb';
import { startPostgres } from './embedded-postgres';

const SHAPES = 7;
const CUTS = 40;

let folder: string;
let server: PostgresServer;
let other: Pool;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'passe-marche-loss-'));
  chmodSync(folder, 0o711); // as root, PostgreSQL runs as another user, who goes through it
  server = await startPostgres(folder, ['fsync=off']);
  other = openPool(server.url('postgres'), 1);
  await other`create table loss (name text, wait text)`;
}, 60_000);
afterAll(async () => {
  await other?.end({ timeout: 1 });
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function connections(): Promise<number> {
  const [row] = await other<{ count: number }[]>`select count(*)::int from pg_stat_activity where datname = 'postgres'`;
  return row?.count ?? 0;
}

/** Transactions in a process of their own; `done` is how many of each shape it has made so far. */
function startTransactions() {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(projectFolder, 'db/testing/transactions-process.ts')],
    {
      env: {
        ...process.env,
        DATABASE_URL: server.url('postgres'),
        BASE_URL: 'http://localhost',
        SECRET_KEY: '0'.repeat(64),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let done: Record<string, number> = {};
  let errors = '';
  createInterface(child.stdout).on('line', (line) => {
    done = JSON.parse(line);
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    errors += text;
  });
  /** Waits until every shape has gone through again. */
  const goesOn = async () => {
    const before = { ...done };
    await expect
      .poll(
        () =>
          errors || Object.values(done).filter((count, index) => count > (Object.values(before)[index] ?? 0)).length,
        {
          timeout: 30_000,
        },
      )
      .toBe(SHAPES);
  };
  return { child, goesOn, errors: () => errors };
}

test('a process with transactions under way survives cut connections and restarts of PostgreSQL, and goes on', async () => {
  const { child, goesOn, errors } = startTransactions();
  await goesOn();
  for (let cut = 0; cut < CUTS; cut += 1) {
    await cutConnections(other);
    await expect.poll(async () => errors() || (await connections()) > 5, { interval: 5 }).toBe(true);
  }
  await goesOn();
  for (const restart of [1, 2, 3]) {
    await server.stop();
    server = await startPostgres(folder, ['fsync=off'], server.port);
    await goesOn().catch((error) => {
      throw new Error(`after restart ${restart}: ${error}`);
    });
  }
  expect({ exitCode: child.exitCode, errors: errors() }).toEqual({ exitCode: null, errors: '' });
  child.kill('SIGKILL');
  await once(child, 'exit');
}, 240_000);
