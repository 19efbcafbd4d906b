import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDiskStorage } from './disk-storage';
import type { Storage } from './storage';

let rootDir: string;
let storage: Storage;

beforeEach(async () => {
  rootDir = await mkdtemp(path.join(tmpdir(), 'storage-'));
  storage = createDiskStorage(rootDir);
});
afterEach(() => rm(rootDir, { recursive: true, force: true }));

const bytes = (content: string) => Readable.from([Buffer.from(content)]);
const sha256 = (content: string) => createHash('sha256').update(content).digest('hex');

async function listed() {
  const found: { key: string; putAt: Date }[] = [];
  for await (const object of storage.list()) found.push(object);
  return found;
}

async function filesUnderRoot(): Promise<string[]> {
  const entries = await readdir(rootDir, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

describe('put', () => {
  it('names an object after its content and gives the same bytes back', async () => {
    const stored = await storage.put(bytes('bonjour'));
    const digest = sha256('bonjour');
    expect(stored).toEqual({ key: `sha256/${digest.slice(0, 2)}/${digest}`, sha256: digest, sizeBytes: 7 });
    expect(await text(await storage.get(stored.key))).toBe('bonjour');
    expect(await storage.stat(stored.key)).toEqual({ sizeBytes: 7 });
  });

  it('takes any async iterable, in many pieces', async () => {
    async function* pieces() {
      for (let index = 0; index < 1000; index += 1) yield new Uint8Array(1024).fill(index % 256);
    }
    const stored = await storage.put(pieces());
    expect(stored.sizeBytes).toBe(1_024_000);
    const read = await buffer(await storage.get(stored.key));
    expect(createHash('sha256').update(read).digest('hex')).toBe(stored.sha256);
  });

  it('keeps one object for the same content, even when written by two at once', async () => {
    const [first, second] = await Promise.all([storage.put(bytes('same')), storage.put(bytes('same'))]);
    const third = await storage.put(bytes('same'));
    expect(second).toEqual(first);
    expect(third).toEqual(first);
    expect(await filesUnderRoot()).toEqual([path.join(rootDir, first.key)]);
  });

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

  it('stores an empty object', async () => {
    const { key, sizeBytes } = await storage.put(Readable.from([]));
    expect(sizeBytes).toBe(0);
    expect(await text(await storage.get(key))).toBe('');
  });

  it('leaves nothing when aborted in mid-stream, even by a source that stalls', async () => {
    const controller = new AbortController();
    const stalled = new Readable({ read() {} });
    stalled.push(Buffer.alloc(100_000));
    const put = storage.put(stalled, { signal: controller.signal });
    const failure = expect(put).rejects.toMatchObject({ name: 'AbortError' });
    controller.abort();
    await failure;
    expect(await filesUnderRoot()).toEqual([]);
    expect(stalled.destroyed).toBe(true);
  });

  it('shows nothing while writing, and leaves nothing when the source fails', async () => {
    let seenWhileWriting: string[] = [];
    async function* failing() {
      yield Buffer.from('first half');
      seenWhileWriting = await readdir(rootDir);
      throw new Error('connection lost');
    }
    await expect(storage.put(failing())).rejects.toThrow('connection lost');
    expect(seenWhileWriting).toEqual(['partial']);
    expect(await filesUnderRoot()).toEqual([]);
  });

  it('refuses more than the limit with a typed error and leaves nothing', async () => {
    await expect(storage.put(bytes('12345'), { maxBytes: 4 })).rejects.toMatchObject({
      name: 'StorageError',
      reason: 'too_large',
      status: 413,
    });
    expect(await filesUnderRoot()).toEqual([]);
    await expect(storage.put(bytes('1234'), { maxBytes: 4 })).resolves.toMatchObject({ sizeBytes: 4 });
  });
});

describe('get', () => {
  it('gives the bytes of a range, both ends included', async () => {
    const { key } = await storage.put(bytes('0123456789'));
    expect(await text(await storage.get(key, { start: 2, end: 4 }))).toBe('234');
    expect(await text(await storage.get(key, { start: 9, end: 9 }))).toBe('9');
  });

  it.each([
    { start: -1, end: 3 },
    { start: 4, end: 3 },
    { start: 0, end: 10 },
    { start: 0.5, end: 3 },
    { start: Number.NaN, end: 3 },
  ])('refuses the range %o', async (range) => {
    const { key } = await storage.put(bytes('0123456789'));
    await expect(storage.get(key, range)).rejects.toMatchObject({ reason: 'invalid_range' });
  });

  it('says that an object is missing', async () => {
    const digest = sha256('never stored');
    const key = `sha256/${digest.slice(0, 2)}/${digest}`;
    await expect(storage.get(key)).rejects.toMatchObject({ reason: 'missing' });
    expect(await storage.stat(key)).toBeNull();
  });
});

describe('inspect', () => {
  it('reads the content in parts before it is stored', async () => {
    const seen: string[] = [];
    await storage.put(bytes('0123456789'), {
      inspect: async (file) => {
        expect(file.sizeBytes).toBe(10);
        for (const [start, length] of [
          [0, 3],
          [8, 10],
          [20, 5],
        ] as const) {
          seen.push((await file.read(start, length)).toString());
        }
      },
    });
    expect(seen).toEqual(['012', '89', '']);
  });

  it('leaves nothing of what it refuses', async () => {
    const refusal = new Error('refused');
    await expect(storage.put(bytes('bad'), { inspect: () => Promise.reject(refusal) })).rejects.toBe(refusal);
    expect(await filesUnderRoot()).toEqual([]);
  });
});

describe('list', () => {
  it('gives every object with when it was last put, and nothing when there is none', async () => {
    expect(await listed()).toEqual([]);
    const { key } = await storage.put(bytes('old'));
    const long = new Date('2020-01-01T00:00:00Z');
    await utimes(path.join(rootDir, key), long, long);
    expect(await listed()).toEqual([{ key, putAt: long }]);
    await storage.put(bytes('old'));
    const [again] = await listed();
    expect(again?.putAt.getTime()).toBeGreaterThan(long.getTime());
  });

  it('passes over what is no object', async () => {
    await storage.put(bytes('one'));
    const [folder = ''] = await readdir(path.join(rootDir, 'sha256'));
    await writeFile(path.join(rootDir, 'sha256', folder, 'x'), '');
    await writeFile(path.join(rootDir, 'sha256', 'note.txt'), '');
    expect(await listed()).toHaveLength(1);
  });
});

describe('forgetUnfinished', () => {
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

describe('remove', () => {
  it('removes, and may be repeated', async () => {
    const { key } = await storage.put(bytes('gone'));
    await storage.remove(key);
    await storage.remove(key);
    expect(await storage.stat(key)).toBeNull();
  });
});

describe('keys', () => {
  const digest = sha256('x');
  const hostile = [
    '',
    '/etc/passwd',
    '../../etc/passwd',
    `sha256/../${digest}`,
    `sha256/${digest.slice(0, 2)}/../../../../etc/passwd`,
    `sha256/${digest.slice(0, 2)}/${digest}/..`,
    `sha256/${digest.slice(0, 2)}/${digest}\n`,
    `sha256/${digest.slice(0, 2)}/${digest}\0.pdf`,
    `sha256/${digest.slice(0, 2).toUpperCase()}/${digest.toUpperCase()}`,
    `sha256/00/${digest.replace(/^../, '11')}`,
    `md5/${digest.slice(0, 2)}/${digest}`,
  ];

  it.each(hostile)('refuses %j everywhere', async (key) => {
    const refusal = { reason: 'invalid_key' };
    await expect(storage.get(key)).rejects.toMatchObject(refusal);
    await expect(storage.stat(key)).rejects.toMatchObject(refusal);
    await expect(storage.remove(key)).rejects.toMatchObject(refusal);
  });

  it('never lets a content choose its path', async () => {
    const { key } = await storage.put(bytes('../../outside'));
    expect(await readFile(path.join(rootDir, key), 'utf8')).toBe('../../outside');
  });
});
