import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect, it } from 'vitest';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { countRows, holdTable, waitingForALock } from '@/db/testing/read-rows';
import { TEST_BASE_URL, useTestDatabase } from '@/db/testing/use-test-database';
import { callApi, tokenOf } from '@/lib/api/testing/call-api';
import { marketBody } from '@/lib/api/testing/markets';
import { POST as createMarket } from './public_markets/route';

const testDatabase = useTestDatabase();

/** A process of its own takes a while to start on a busy machine. */
const TIMEOUT_MS = 120_000;
const TEXT = JSON.stringify({ public_market: marketBody() });

/** A process that sends the request, as `keyed-process.ts` says. */
function startCreating(token: string, key: string): ChildProcess {
  const script = path.resolve('app/api/v1/testing/keyed-process.ts');
  return spawn(path.resolve('node_modules/.bin/node'), ['--import', 'tsx', script, token, key, TEXT], {
    env: {
      NODE_ENV: 'test',
      DATABASE_URL: testDatabase.url(),
      BASE_URL: TEST_BASE_URL,
      SECRET_KEY: '5e'.repeat(32),
      RATE_LIMITS: 'off',
      LOG_LEVEL: 'silent',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function killNow(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

async function makeSender() {
  const token = await tokenOf(await makeTestEditor());
  const key = crypto.randomUUID();
  const before = await countRows('public_markets');
  return {
    child: startCreating(token, key),
    retry: () => callApi(createMarket, { token, text: TEXT, headers: { 'Idempotency-Key': key } }),
    made: async () => (await countRows('public_markets')) - before,
  };
}

it.each([
  ['its market is written', 'public_markets'],
  ['its key is written', 'idempotency_keys'],
])(
  'killed while %s: 409 as long as the statement runs, then one market',
  async (_when, table) => {
    const release = await holdTable(table);
    const { child, retry, made } = await makeSender();
    try {
      await expect.poll(waitingForALock, { timeout: 60_000 }).toBe(1);
      await killNow(child);
      expect((await retry()).status).toBe(409);
    } finally {
      await release();
    }
    await expect.poll(async () => (await retry()).status).toBe(201);
    expect(await made()).toBe(1);
  },
  TIMEOUT_MS,
);

it(
  'killed when all is written and nobody was told: its answer, and one market',
  async () => {
    const { child, retry, made } = await makeSender();
    const [status] = await once(child.stdout as NonNullable<typeof child.stdout>, 'data');
    expect(String(status)).toBe('201\n');
    await killNow(child);
    const answer = await retry();
    expect([answer.status, answer.headers.get('idempotency-replayed')]).toEqual([201, 'true']);
    expect(await made()).toBe(1);
  },
  TIMEOUT_MS,
);
