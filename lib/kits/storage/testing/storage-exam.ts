import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Storage } from '@/lib/kits/storage/storage';

export const bytes = (content: string) => Readable.from([Buffer.from(content)]);
export const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');
export const keyOf = (digest: string) => `sha256/${digest.slice(0, 2)}/${digest}`;

const MEGABYTE = 1_048_576;

/** So many megabytes, each different from the others. */
export async function* megabytes(count: number) {
  for (let index = 0; index < count; index += 1) yield Buffer.alloc(MEGABYTE, `${index} megabytes `);
}

export async function listed(storage: Storage): Promise<{ key: string; putAt: Date }[]> {
  const found: { key: string; putAt: Date }[] = [];
  for await (const object of storage.list()) found.push(object);
  return found;
}

/** What every storage must do, whatever keeps the bytes. `open` returns an empty one for each test. */
export function examineStorage(name: string, open: () => Promise<Storage>): void {
  describe(`${name}, as any storage`, () => {
    let storage: Storage;
    beforeEach(async () => {
      storage = await open();
    });

    describe('put', () => {
      it('names an object after its content and returns the same bytes', async () => {
        const stored = await storage.put(bytes('bonjour'));
        const digest = sha256('bonjour');
        expect(stored).toEqual({ key: keyOf(digest), sha256: digest, sizeBytes: 7 });
        expect(await text(await storage.get(stored.key))).toBe('bonjour');
        expect(await storage.stat(stored.key)).toEqual({ sizeBytes: 7 });
      });

      it('takes more than one request could carry, in many pieces, and returns any part of it', async () => {
        const stored = await storage.put(megabytes(20));
        expect(stored.sizeBytes).toBe(20 * MEGABYTE);
        const hash = createHash('sha256');
        await pipeline(await storage.get(stored.key), hash);
        expect(hash.digest('hex')).toBe(stored.sha256);
        const start = 5 * MEGABYTE - 2;
        const part = await buffer(await storage.get(stored.key, { start, end: start + 3 }));
        const whole = await buffer(megabytes(6));
        expect(part).toEqual(whole.subarray(start, start + 4));
      });

      it.each([1, 9])(
        'keeps one object of %i MB for the same content, however many write it at once',
        async (count) => {
          const puts = await Promise.all(Array.from({ length: 5 }, () => storage.put(megabytes(count))));
          const again = await storage.put(megabytes(count));
          expect(new Set(puts.map(({ key }) => key))).toEqual(new Set([again.key]));
          expect((await listed(storage)).map(({ key }) => key)).toEqual([again.key]);
          expect(sha256(await buffer(await storage.get(again.key)))).toBe(again.sha256);
        },
      );

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
        expect(await listed(storage)).toEqual([]);
        expect(stalled.destroyed).toBe(true);
      });

      it('shows nothing while writing, and leaves nothing when the source fails', async () => {
        let seenWhileWriting: unknown;
        async function* failing() {
          yield* megabytes(17);
          seenWhileWriting = await listed(storage);
          throw new Error('connection lost');
        }
        await expect(storage.put(failing())).rejects.toThrow('connection lost');
        expect(seenWhileWriting).toEqual([]);
        expect(await listed(storage)).toEqual([]);
      });

      it('refuses more than the limit with a typed error and leaves nothing', async () => {
        const refusal = { name: 'StorageError', reason: 'too_large' };
        await expect(storage.put(bytes('12345'), { maxBytes: 4 })).rejects.toMatchObject(refusal);
        expect(await listed(storage)).toEqual([]);
        await expect(storage.put(bytes('1234'), { maxBytes: 4 })).resolves.toMatchObject({ sizeBytes: 4 });
      });
    });

    describe('inspect', () => {
      it('has the whole content in a file before it is stored', async () => {
        const seen: string[] = [];
        await storage.put(bytes('0123456789'), {
          inspect: async (path) => {
            seen.push(await readFile(path, 'utf8'));
            expect(await listed(storage)).toEqual([]);
          },
        });
        expect(seen).toEqual(['0123456789']);
      });

      it('leaves nothing of what it refuses', async () => {
        const refusal = new Error('refused');
        await expect(storage.put(bytes('bad'), { inspect: () => Promise.reject(refusal) })).rejects.toBe(refusal);
        expect(await listed(storage)).toEqual([]);
      });
    });

    describe('get', () => {
      it('returns the bytes of a range, both ends included', async () => {
        const { key } = await storage.put(bytes('0123456789'));
        expect(await text(await storage.get(key, { start: 2, end: 4 }))).toBe('234');
        expect(await text(await storage.get(key, { start: 9, end: 9 }))).toBe('9');
      });

      it.each([
        { start: -1, end: 3 },
        { start: 4, end: 3 },
        { start: 0, end: 10 },
        { start: 10, end: 12 },
        { start: 0.5, end: 3 },
        { start: Number.NaN, end: 3 },
      ])('refuses the range %o', async (range) => {
        const { key } = await storage.put(bytes('0123456789'));
        await expect(storage.get(key, range)).rejects.toMatchObject({ reason: 'invalid_range' });
      });

      it('says that an object is missing', async () => {
        const key = keyOf(sha256('never stored'));
        await expect(storage.get(key)).rejects.toMatchObject({ reason: 'missing' });
        await expect(storage.get(key, { start: 0, end: 1 })).rejects.toMatchObject({ reason: 'missing' });
        expect(await storage.stat(key)).toBeNull();
      });
    });

    describe('list', () => {
      it('returns every object with when it was last put, be it again', async () => {
        expect(await listed(storage)).toEqual([]);
        const { key } = await storage.put(bytes('old'));
        const [first] = await listed(storage);
        expect(first?.key).toBe(key);
        expect(Math.abs(Date.now() - (first?.putAt.getTime() ?? 0))).toBeLessThan(60_000);
        await vi.waitFor(async () => {
          await storage.put(bytes('old'));
          const [again] = await listed(storage);
          expect(again?.putAt.getTime()).toBeGreaterThan(first?.putAt.getTime() ?? 0);
        }, 5_000);
      });

      it('returns them all, however many pages they take', async () => {
        const contents = Array.from({ length: 30 }, (_, rank) => `content ${rank}`);
        for (const content of contents) await storage.put(bytes(content));
        const keys = (await listed(storage)).map(({ key }) => key).sort();
        expect(keys).toEqual(contents.map((content) => keyOf(sha256(content))).sort());
      });
    });

    it('forgetUnfinished leaves what is whole, and what is being written', async () => {
      const { key } = await storage.put(bytes('whole'));
      let forgotten: number | undefined;
      async function* slow() {
        yield Buffer.from('first half, ');
        forgotten = await storage.forgetUnfinished(new Date(Date.now() - 3_600_000));
        yield Buffer.from('second half');
      }
      const written = await storage.put(slow());
      expect(forgotten).toBe(0);
      expect(await text(await storage.get(written.key))).toBe('first half, second half');
      expect(await storage.stat(key)).not.toBeNull();
    });

    it('remove removes, and may be repeated', async () => {
      const { key } = await storage.put(bytes('gone'));
      await storage.remove(key);
      await storage.remove(key);
      expect(await storage.stat(key)).toBeNull();
      await storage.put(bytes('gone'));
      expect(await text(await storage.get(key))).toBe('gone');
    });

    it('isReady', async () => {
      expect(await storage.isReady()).toBe(true);
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
    });
  });
}
