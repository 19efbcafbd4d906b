import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';

const run = promisify(execFile);

test('kill -9 of web and worker and a restart of PostgreSQL: the receiver’s own ledger has every event, in order; no key makes two markets', async () => {
  test.setTimeout(240_000);
  // A status other than 0 rejects, with what it printed.
  const { stdout } = await run(process.execPath, ['bin/run.mjs', 'chaos', '--tiny']);
  expect(stdout).toMatch(/^perdus +0$/m);
  expect(stdout).toMatch(/^kill -9 \(web et travaux\) +2$/m);
  expect(stdout).toMatch(/^kill -9 pendant une création à clé +3$/m);
  expect(stdout).toMatch(/^créations à clé faites deux fois, ou perdues +0$/m);
});
