import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, open, readdir, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { explainDiskError } from './disk-error';
import { createDiskStorage } from './disk-storage';
import { diskRoomBytes } from './room';
import { bytes, listed, megabytes } from './testing/storage-exam';

const mounted = mkdtempSync(path.join(tmpdir(), 'full-disk-'));
const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', mounted]);
afterAll(() => {
  if (mount.status === 0) spawnSync('umount', [mounted]);
  rmSync(mounted, { recursive: true, force: true });
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'room-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe.skipIf(mount.status !== 0)('a disk of 4 MB (skipped where this user may mount none)', () => {
  it('full, says so, keeps what it has, leaves nothing half-way, and is not ready', async () => {
    const storage = createDiskStorage(path.join(mounted, 'storage'));
    const { key } = await storage.put(bytes('before'));
    expect(await storage.isReady()).toBe(true);
    await expect(storage.put(megabytes(5))).rejects.toMatchObject({ reason: 'full' });
    expect(await readdir(path.join(mounted, 'storage', 'partial'))).toEqual([]);
    await writeFile(path.join(mounted, 'rest'), Buffer.alloc(5e6)).catch(() => {});
    expect(await storage.isReady()).toBe(false);
    await expect(storage.put(bytes('after'))).rejects.toMatchObject({ reason: 'full' });
    expect(await text(await storage.get(key))).toBe('before');
    expect((await listed(storage)).map((object) => object.key)).toEqual([key]);
    await rm(path.join(mounted, 'rest'));
    expect(await storage.isReady()).toBe(true);
  });
});

describe('the room that uploads leave', () => {
  it('is refused to them, unread or half-way, and is there for the rest', async () => {
    let room = 10;
    const storage = createDiskStorage(folder, async () => room);
    const upload = (content: string) => storage.put(bytes(content), { withinRoom: true });
    await expect(upload('12345678901')).rejects.toMatchObject({ reason: 'full' });
    await expect(upload('1234567890')).resolves.toMatchObject({ sizeBytes: 10 });
    room = 0;
    const unread = bytes('1');
    await expect(storage.put(unread, { withinRoom: true })).rejects.toMatchObject({ reason: 'full' });
    expect(unread.readableDidRead).toBe(false);
    await expect(storage.put(bytes('a document'))).resolves.toMatchObject({ sizeBytes: 10 });
    expect(await storage.roomBytes()).toBe(0);
  });

  it('is the larger of an amount and a part of the disk', async () => {
    const { bavail, blocks, bsize } = await statfs(folder);
    const free = bavail * bsize;
    const near = async (reserve: { bytes: number; ratio: number }, expected: number) =>
      expect(Math.abs((await diskRoomBytes(folder, reserve)) - expected) / free).toBeLessThan(0.05);
    await near({ bytes: 0, ratio: 0 }, free);
    await near({ bytes: free / 2, ratio: 0 }, free / 2);
    await near({ bytes: 1, ratio: free / 2 / (blocks * bsize) }, free / 2);
    expect(await diskRoomBytes(folder, { bytes: free * 2, ratio: 0 })).toBe(0);
  });
});

describe('what the system says', () => {
  it('of a disk without room is « full »', async () => {
    const full = await open('/dev/full', 'w');
    const writing = full.writeFile('x').catch(explainDiskError);
    await expect(writing).rejects.toMatchObject({ reason: 'full', cause: { code: 'ENOSPC' } });
    await full.close();
  });

  it('of a folder that is none, or is gone, is « away », for every method', async () => {
    const file = path.join(folder, 'file');
    await writeFile(file, '');
    const { key } = await createDiskStorage(folder).put(bytes('x'));
    const away = { reason: 'away' };
    const blocked = createDiskStorage(path.join(file, 'storage'));
    await expect(blocked.put(bytes('x'))).rejects.toMatchObject(away);
    await expect(diskRoomBytes(path.join(file, 'storage'), { bytes: 0, ratio: 0 })).rejects.toMatchObject(away);
    await expect(blocked.get(key)).rejects.toMatchObject(away);
    const gone = createDiskStorage(path.join(folder, 'not mounted'));
    await expect(gone.get(key)).rejects.toMatchObject(away);
    await expect(gone.stat(key)).rejects.toMatchObject(away);
    await mkdir(path.join(folder, 'not mounted'));
    await expect(gone.get(key)).rejects.toMatchObject({ reason: 'missing' });
    expect(await gone.stat(key)).toBeNull();
  });

  it('of no file stays what it is', () => {
    const other = Object.assign(new Error('no'), { code: 'ENOSPC' });
    expect(() => explainDiskError(other)).toThrow(other);
  });
});
