import { mkdtemp, readdir, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDiskStorage } from './disk-storage';
import type { Storage } from './storage';
import { bytes, examineStorage, listed } from './testing/storage-exam';

let rootDir: string;
let storage: Storage;

beforeEach(async () => {
  rootDir = await mkdtemp(path.join(tmpdir(), 'storage-'));
  storage = createDiskStorage(rootDir);
});
afterEach(() => rm(rootDir, { recursive: true, force: true }));

async function filesUnderRoot(): Promise<string[]> {
  const entries = await readdir(rootDir, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

examineStorage('disk', async () => storage);

describe('put, on disk', () => {
  it('leaves an object that is already published untouched', async () => {
    const { key } = await storage.put(bytes('published'));
    const before = await stat(path.join(rootDir, key));
    await storage.put(bytes('published'));
    const after = await stat(path.join(rootDir, key));
    expect(after.ino).toBe(before.ino);
  });

  it('repairs an object that a disk failure cut short', async () => {
    const { key } = await storage.put(bytes('whole content'));
    await truncate(path.join(rootDir, key), 3);
    await storage.put(bytes('whole content'));
    expect(await text(await storage.get(key))).toBe('whole content');
  });

  it('leaves no file behind, in success, in failure and over the limit', async () => {
    async function* failing() {
      yield Buffer.from('first half');
      throw new Error('connection lost');
    }
    await expect(storage.put(failing())).rejects.toThrow('connection lost');
    await expect(storage.put(bytes('12345'), { maxBytes: 4 })).rejects.toMatchObject({ reason: 'too_large' });
    await expect(storage.put(bytes('bad'), { inspect: () => Promise.reject(new Error('no')) })).rejects.toThrow('no');
    const { key } = await storage.put(bytes('good'));
    expect(await filesUnderRoot()).toEqual([path.join(rootDir, key)]);
  });

  it('never lets a content choose its path', async () => {
    const { key } = await storage.put(bytes('../../outside'));
    expect(await readFile(path.join(rootDir, key), 'utf8')).toBe('../../outside');
  });
});

describe('list, on disk', () => {
  it('returns the time of the last put', async () => {
    const { key } = await storage.put(bytes('old'));
    const long = new Date('2020-01-01T00:00:00Z');
    await utimes(path.join(rootDir, key), long, long);
    expect(await listed(storage)).toEqual([{ key, putAt: long }]);
  });

  it('passes over what is no object', async () => {
    await storage.put(bytes('one'));
    const [folder = ''] = await readdir(path.join(rootDir, 'sha256'));
    await writeFile(path.join(rootDir, 'sha256', folder, 'x'), '');
    await writeFile(path.join(rootDir, 'sha256', 'note.txt'), '');
    expect(await listed(storage)).toHaveLength(1);
  });
});

describe('forgetUnfinished, on disk', () => {
  it('forgets what a killed process left, and leaves alone what is being written', async () => {
    await storage.put(bytes('whole'));
    const left = path.join(rootDir, 'partial', 'left');
    const current = path.join(rootDir, 'partial', 'current');
    for (const file of [left, current]) await writeFile(file, 'half');
    const before = new Date(Date.now() - 3600_000);
    await utimes(left, before, new Date(before.getTime() - 1));
    expect(await storage.forgetUnfinished(before)).toBe(1);
    expect(await readdir(path.join(rootDir, 'partial'))).toEqual(['current']);
  });
});

it('is not ready when its folder cannot be', async () => {
  await writeFile(path.join(rootDir, 'file'), '');
  expect(await createDiskStorage(path.join(rootDir, 'file')).isReady()).toBe(false);
});
