import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath, ppid } from 'node:process';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { birthOf } from '@/bin/machine/processes';
import { takeLauncherLock } from './launcher-lock';

let folder = '';
const file = () => join(folder, 'launcher.lock');
const hold = (holder: { pid: number; birth: string | undefined; stopping?: boolean }) =>
  writeFileSync(file(), JSON.stringify({ stopping: false, ...holder }));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'launcher-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a free folder is taken, then given back', async () => {
  const lock = await takeLauncherLock(folder);
  expect(lock.recovered).toBe(false);
  lock.release();
  expect(existsSync(file())).toBe(false);
});

test('a folder held by a living process is refused, with its number', async () => {
  hold({ pid: ppid, birth: birthOf(ppid) });
  await expect(takeLauncherLock(folder)).rejects.toThrow(String(ppid));
});

test('the folder of a dead process is recovered', async () => {
  const { pid } = spawnSync(execPath, ['--version']);
  hold({ pid, birth: 'long ago' });
  expect((await takeLauncherLock(folder)).recovered).toBe(true);
});

test('so is that of a process whose number went to another', async () => {
  hold({ pid: ppid, birth: 'long ago' });
  expect((await takeLauncherLock(folder)).recovered).toBe(true);
});

test('and that of an unreadable file', async () => {
  writeFileSync(file(), '');
  expect((await takeLauncherLock(folder)).recovered).toBe(true);
});

test('of several that come at once for a dead process’s folder, one wins', async () => {
  hold({ pid: ppid, birth: 'long ago' });
  const results = await Promise.allSettled([1, 2, 3].map(() => takeLauncherLock(folder)));
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('one that is stopping is waited for', async () => {
  hold({ pid: ppid, birth: birthOf(ppid), stopping: true });
  const taken = takeLauncherLock(folder);
  rmSync(file());
  await expect(taken).resolves.toMatchObject({ recovered: false });
});

test('but not for ever', async () => {
  hold({ pid: ppid, birth: birthOf(ppid), stopping: true });
  await expect(takeLauncherLock(folder, -1)).rejects.toThrow('arrêter');
});
