import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { judge } from './judge';
import { WORST_FILES } from './testing/worst-files';

/** Seconds of processor time for the worst of them on a slow machine; what is not linear takes minutes. */
const MAX_PROCESSOR_SECONDS = 12;

it.each(Object.entries(WORST_FILES))('%s is judged within its budget', async (_name, make) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'worst-'));
  const file = path.join(folder, 'file');
  writeFileSync(file, make());
  const before = process.cpuUsage();
  await judge(file);
  const { user, system } = process.cpuUsage(before);
  rmSync(folder, { recursive: true });
  expect((user + system) / 1e6).toBeLessThan(MAX_PROCESSOR_SECONDS);
});
