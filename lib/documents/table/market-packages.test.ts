import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { beginZip, type PackagesEntry, zipOf } from './market-packages';

const entry = (name: string, open: () => Readable): PackagesEntry => ({
  name,
  date: new Date('2026-11-22T10:00:00Z'),
  open: async () => open(),
});

it('opens one entry at a time, and closes each', async () => {
  const opened: Readable[] = [];
  const entries = ['a', 'b', 'c'].map((name) =>
    entry(name, () => {
      expect(opened.every((each) => each.destroyed)).toBe(true);
      opened.push(Readable.from([Buffer.from(name)]));
      return opened.at(-1) as Readable;
    }),
  );
  await zipOf(entries).toArray();
  expect(opened).toHaveLength(3);
});

it('breaks off when a file fails half-way', async () => {
  async function* failing() {
    yield Buffer.alloc(100_000);
    throw new Error('the storage is away');
  }
  const zip = zipOf([entry('a', () => Readable.from(['a'])), entry('b', () => Readable.from(failing()))]);
  await expect(zip.toArray()).rejects.toThrow('the storage is away');
});

it('opens nothing more once its reader has gone', async () => {
  const opened: string[] = [];
  const entries = ['a', 'b', 'c'].map((name) =>
    entry(name, () => {
      opened.push(name);
      return Readable.from([Buffer.alloc(5_000_000)]);
    }),
  );
  const zip = zipOf(entries);
  for await (const _chunk of zip) break;
  await new Promise((resolve) => zip.once('close', resolve).destroyed && resolve(undefined));
  expect(opened).toEqual(['a']);
});

it('fails before it begins when the first package cannot be opened, and closes one that nobody reads', async () => {
  const away = { ...entry('b', () => Readable.from([])), open: () => Promise.reject(new Error('away')) };
  await expect(beginZip([entry('a', () => Readable.from(['a'])), away])).rejects.toThrow('away');
  const package_ = Readable.from([Buffer.alloc(10)]);
  const zip = await beginZip([entry('a', () => Readable.from(['a'])), entry('b', () => package_)]);
  zip.destroy();
  await expect.poll(() => package_.destroyed).toBe(true);
});

it('takes the 64-bit form once it is larger than the plain one can tell', { timeout: 120_000 }, async () => {
  const CHUNK = Buffer.alloc(4_194_304);
  function* large() {
    for (let sent = 0; sent < 4_400_000_000; sent += CHUNK.length) yield CHUNK;
  }
  let size = 0;
  let end = Buffer.alloc(0);
  for await (const chunk of zipOf([entry('large.zip', () => Readable.from(large()))]) as AsyncIterable<Buffer>) {
    size += chunk.length;
    end = Buffer.concat([end, chunk]).subarray(-200);
  }
  expect(size).toBeGreaterThan(4_400_000_000);
  // Zip64 end of central directory record and its locator (APPNOTE 4.3.14 and 4.3.15).
  expect(end.includes(Buffer.from('PK\u0006\u0006'))).toBe(true);
  expect(end.includes(Buffer.from('PK\u0006\u0007'))).toBe(true);
});
