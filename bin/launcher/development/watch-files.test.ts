import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchFiles } from './watch-files';

let root: string;
let stop: () => void;
let seen: string[];

function write(file: string, how: 'in place' | 'replaced' = 'in place'): void {
  const path = join(root, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(how === 'replaced' ? `${path}~` : path, String(Math.random()));
  if (how === 'replaced') renameSync(`${path}~`, path);
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'passe-marche-watch-'));
  write('lib/deep/er/a.ts');
  write('other/b.ts');
  seen = [];
  stop = watchFiles(root, ['lib'], (files) => seen.push(...files));
});
afterEach(() => {
  stop();
  rmSync(root, { recursive: true });
});

async function expectSeen(file: string): Promise<void> {
  await vi.waitFor(() => expect(seen).toContain(file), 10_000);
  seen = [];
}

it('sees a file each time it is saved, however the editor does it', async () => {
  for (const how of ['in place', 'replaced', 'in place', 'replaced', 'replaced', 'in place'] as const) {
    write('lib/deep/er/a.ts', how);
    await expectSeen('lib/deep/er/a.ts');
  }
});

it('sees files of new folders, and of one that went and came back', async () => {
  write('lib/new/folder/c.ts');
  await expectSeen('lib/new/folder/c.ts');
  write('lib/new/folder/c.ts');
  await expectSeen('lib/new/folder/c.ts');
  rmSync(join(root, 'lib/deep'), { recursive: true });
  await expectSeen('lib/deep');
  write('lib/deep/er/a.ts');
  await expectSeen('lib/deep/er/a.ts');
  write('lib/deep/er/a.ts', 'replaced');
  await expectSeen('lib/deep/er/a.ts');
});

it('says files saved together once, and nothing of other folders', async () => {
  const calls: string[][] = [];
  const stopOther = watchFiles(root, ['lib'], (files) => calls.push(files));
  write('other/b.ts');
  write('lib/a.ts');
  write('lib/deep/d.ts');
  await vi.waitFor(() => expect(calls).toHaveLength(1), 10_000);
  expect(calls[0]?.toSorted()).toEqual(['lib/a.ts', 'lib/deep/d.ts']);
  stopOther();
});
