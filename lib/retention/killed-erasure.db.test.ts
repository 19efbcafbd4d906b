import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { findUnfinishedErasures } from '@/db/queries/retention/erasure';
import { everythingStored } from '@/db/testing/change-rows';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makePendingMarket } from '@/db/testing/make-test-market';
import { countRows } from '@/db/testing/read-rows';
import { TEST_BASE_URL, useTestDatabase } from '@/db/testing/use-test-database';
import { env } from '@/lib/env';
import { instanceStorage } from '@/lib/storage/instance-storage';
import { applyRetention } from './apply-retention';
import { makeFullApplication } from './testing/dated-application';

const test = useTestDatabase();

const NOW = new Date('2040-06-15T12:00:00Z');
const DUE = 120;

function startErasing() {
  const script = path.join(import.meta.dirname, 'testing', 'erasing-process.ts');
  return spawn(path.resolve('node_modules/.bin/node'), ['--import', 'tsx', script, NOW.toISOString()], {
    env: {
      ...{ NODE_ENV: 'test', DATABASE_URL: test.url(), BASE_URL: TEST_BASE_URL, SECRET_KEY: '5e'.repeat(32) },
      ...{ DATA_DIR: env().DATA_DIR, LOG_LEVEL: 'silent' },
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

it('killed in the middle, it has erased some wholly and the others not at all; the next run ends it', async () => {
  const editorId = (await makeTestEditor()).editor.id;
  const market = await makePendingMarket(editorId, { deadline: new Date('2030-01-01T00:00:00Z') });
  const all = [];
  for (let rank = 0; rank < DUE; rank += 1) {
    all.push(await makeFullApplication(market, { name: `Entreprise ${rank}.`, submittedAt: null }));
  }
  const child = startErasing();
  const ended = once(child, 'exit');
  await vi.waitUntil(async () => (await countRows('erasures')) > 0, { timeout: 60_000, interval: 5 });
  child.kill('SIGKILL');
  await ended;

  const erased = await countRows('erasures');
  expect(erased).toBeLessThan(DUE);
  expect(await countRows('market_applications')).toBe(DUE - erased);
  for (const table of ['answers', 'declarations', 'documents', 'access_links', 'session_grants']) {
    expect([table, await countRows(table)]).toEqual([table, DUE - erased]);
  }
  await applyRetention(NOW);
  expect(await countRows('erasures')).toBe(DUE + 1); // and the market itself
  expect(await findUnfinishedErasures(1)).toEqual([]);
  const [stored, left] = [await everythingStored(), []] as [string, string[]];
  for await (const { key } of instanceStorage().list()) left.push(key);
  expect(left).toEqual([]);
  expect(all.filter(({ name }) => stored.includes(name))).toEqual([]);
}, 120_000);
