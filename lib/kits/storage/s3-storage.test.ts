import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import { CreateMultipartUploadCommand, type S3Client, UploadPartCommand } from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { S3Location } from './s3-client';
import { connectS3 } from './s3-client';
import { createS3Storage } from './s3-storage';
import type { Storage } from './storage';
import { answerError, type Fault, startFaultyProxy } from './testing/faulty-proxy';
import { startS3Server } from './testing/s3-server';
import { bytes, examineStorage, listed, megabytes, sha256 } from './testing/storage-exam';

let server: Awaited<ReturnType<typeof startS3Server>>;
let road: Awaited<ReturnType<typeof startFaultyProxy>>;
let spoolDir: string;
let location: S3Location;
let client: S3Client;
let storage: Storage;

vi.setConfig({ testTimeout: 60_000 });

beforeAll(async () => {
  server = await startS3Server();
});
afterAll(() => server.stop());

beforeEach(async () => {
  road = await startFaultyProxy(server.location.endpoint);
  spoolDir = await mkdtemp(path.join(tmpdir(), 'spool-'));
  const prefix = `${server.location.prefix}${randomUUID()}/`;
  location = { ...server.location, prefix, endpoint: road.endpoint };
  client = connectS3(location);
  // pages are short, so that lists have several
  client.middlewareStack.add(
    (next) => (args) => next({ ...args, input: { MaxKeys: 7, MaxUploads: 2, ...args.input } }),
    {
      step: 'initialize',
    },
  );
  storage = createS3Storage(location, spoolDir, undefined, client);
});
afterEach(async () => {
  expect(await readdir(spoolDir)).toEqual([]);
  await road.stop();
  await rm(spoolDir, { recursive: true, force: true });
});

examineStorage('S3', async () => storage);

const DOWN = answerError(503, 'SlowDown');
const BROKEN = answerError(500, 'InternalError');
/** What a server may answer to two writes at once. */
const CONFLICT = answerError(409, 'OperationAborted');
/** As AWS and as Swift call it. */
const REFUSED_DIGEST = expect.stringMatching(/^(XAmzContentSHA256Mismatch|BadDigest)$/);

const isPart = ({ query }: (typeof road.seen)[number]) => query.has('partNumber');
const sent = (method: string) => road.seen.filter((request) => request.method === method);

/** The fault meets the first requests that `when` accepts, so many of them. */
function failTimes(times: number, fault: Fault, when: (request: (typeof road.seen)[number]) => boolean): void {
  let left = times;
  road.faultOf = (request) => {
    if (left === 0 || !when(request)) return undefined;
    left -= 1;
    return fault;
  };
}

describe('a published object never changes', () => {
  it('because its key is the digest of its bytes, which signs each write', async () => {
    const { sha256: digest, key } = await storage.put(bytes('once'));
    const [put] = sent('PUT');
    expect(put?.path.endsWith(key)).toBe(true);
    expect(put?.headers['x-amz-content-sha256']).toBe(digest);
  });

  it('each part signed with its own digest', async () => {
    await storage.put(megabytes(17));
    const first = sha256(await buffer(megabytes(5)));
    expect(road.seen.find(isPart)?.headers['x-amz-content-sha256']).toBe(first);
    expect(road.seen.filter(isPart)).toHaveLength(4);
  });

  it.each([1, 9])('so that the server refuses %i MB altered on their way', async (count) => {
    const carriesBytes = ({ method, headers }: (typeof road.seen)[number]) =>
      method === 'PUT' && headers['content-length'] !== '0';
    road.faultOf = (request) => (carriesBytes(request) ? { alteredSent: true } : undefined);
    await expect(storage.put(megabytes(count))).rejects.toMatchObject({ name: REFUSED_DIGEST });
    expect(await listed(storage)).toEqual([]);
  });

  it('and one that is there is not sent again', async () => {
    await storage.put(megabytes(10));
    road.seen.length = 0;
    await storage.put(megabytes(10));
    expect(road.seen.filter(isPart)).toEqual([]);
    expect(sent('PUT').map(({ headers }) => Boolean(headers['x-amz-copy-source']))).toEqual([true]);
  });

  it('and who comes second, or hears nothing of what it stored, is told that it is stored', async () => {
    let puts = 0;
    road.faultOf = ({ method }) => {
      if (method !== 'PUT') return undefined;
      puts += 1;
      return puts === 1 ? { answerLost: true } : CONFLICT;
    };
    await expect(storage.put(bytes('second'))).resolves.toMatchObject({ sha256: sha256('second') });
    expect(puts).toBe(2);
    await expect(storage.put(bytes('refused for ever'))).rejects.toMatchObject({ name: 'OperationAborted' });
  });
});

describe('what goes wrong on the way', () => {
  it('is tried again: errors of the server, cut requests, answers lost', async () => {
    for (const fault of [DOWN, BROKEN, { cutSentAfterBytes: 100_000 }]) {
      failTimes(2, fault, isPart);
      const { key, sha256: digest } = await storage.put(megabytes(9));
      expect(sha256(await buffer(await storage.get(key)))).toBe(digest);
      await storage.remove(key);
    }
    failTimes(1, { answerLost: true }, ({ method, query }) => method === 'POST' && query.has('uploadId'));
    await expect(storage.put(megabytes(9))).resolves.toMatchObject({ sizeBytes: 9 * 1_048_576 });
    failTimes(1, DOWN, ({ method }) => method === 'GET');
    expect(await listed(storage)).toHaveLength(1);
  });

  it('ends the put when it lasts, which takes back what it sent', async () => {
    road.faultOf = (request) => (request.query.get('partNumber') === '2' ? { cutSentAfterBytes: 100_000 } : undefined);
    await expect(storage.put(megabytes(17))).rejects.toThrow();
    expect(sent('DELETE').map(({ query }) => query.has('uploadId'))).toEqual([true]);
    expect(await listed(storage)).toEqual([]);
  });

  it('an abort between two parts takes back what was sent, and stores nothing', async () => {
    const controller = new AbortController();
    road.faultOf = (request) => {
      if (request.query.get('partNumber') === '2') controller.abort();
      return undefined;
    };
    const put = storage.put(megabytes(17), { signal: controller.signal });
    await expect(put).rejects.toMatchObject({ name: 'AbortError' });
    expect(sent('DELETE').map(({ query }) => query.has('uploadId'))).toEqual([true]);
    expect(await listed(storage)).toEqual([]);
  });

  it('a download cut in the middle ends in an error, never as a short file', async () => {
    const { key } = await storage.put(megabytes(2));
    road.faultOf = ({ method }) => (method === 'GET' ? { cutAnswerAfterBytes: 500_000 } : undefined);
    await expect(buffer(await storage.get(key))).rejects.toThrow(/aborted|hang up|ECONNRESET/);
  });

  it.each([
    ['a server that fails', BROKEN, 'away'],
    ['rights that were taken away', answerError(403, 'AccessDenied'), 'away'],
    ['a connection that breaks', { answerLost: true } as const, 'away'],
    ['a quota that is used up', answerError(403, 'QuotaExceeded'), 'full'],
    ['a disk of the server that is full', answerError(507, 'XMinioStorageFull'), 'full'],
  ])('%s ends a put, of one request or of several', async (_what, fault, reason) => {
    // a quota is no reason to refuse a look
    road.faultOf = ({ method }) => (reason === 'full' && method === 'HEAD' ? undefined : fault);
    await expect(storage.put(bytes('lost'))).rejects.toMatchObject({ name: 'StorageError', reason });
    await expect(storage.put(megabytes(9))).rejects.toMatchObject({ reason });
    road.faultOf = () => undefined;
    expect(await listed(storage)).toEqual([]);
  });

  it('an outage is an error, not a missing object', async () => {
    const { key } = await storage.put(bytes('here'));
    road.faultOf = () => DOWN;
    await expect(storage.get(key)).rejects.toMatchObject({ reason: 'away' });
    await expect(storage.stat(key)).rejects.toMatchObject({ reason: 'away' });
    expect(await storage.isReady()).toBe(false);
    road.faultOf = () => undefined;
    expect(await text(await storage.get(key))).toBe('here');
  });
});

it('refuses to store a file that is no longer the one it measured', async () => {
  for (const count of [1, 17]) {
    const put = storage.put(megabytes(count), {
      inspect: async () => {
        const [name = ''] = await readdir(spoolDir);
        await writeFile(path.join(spoolDir, name), 'X', { flag: 'r+' });
      },
    });
    await expect(put).rejects.toMatchObject({ reason: 'changed' });
  }
  expect(await listed(storage)).toEqual([]);
});

it('forgets what a killed process left on local disk', async () => {
  const left = path.join(spoolDir, 'left');
  await writeFile(left, 'half');
  const before = new Date(Date.now() - 3_600_000);
  await utimes(left, before, new Date(before.getTime() - 1));
  expect(await storage.forgetUnfinished(before)).toBe(1);
});

it('takes back, on the server, the parts that killed processes left', async () => {
  const place = { Bucket: location.bucket, Key: `${location.prefix}upload` };
  const begin = async () => (await client.send(new CreateMultipartUploadCommand(place))).UploadId ?? '';
  const uploads = [await begin(), await begin(), await begin()];
  const part = (UploadId: string) =>
    client.send(new UploadPartCommand({ ...place, UploadId, PartNumber: 1, Body: 'part' }));
  expect(await storage.forgetUnfinished(new Date(Date.now() - 3_600_000))).toBe(0);
  for (const upload of uploads) await expect(part(upload)).resolves.toBeTruthy();
  expect(await storage.forgetUnfinished(new Date(Date.now() + 3_600_000))).toBe(3);
  for (const upload of uploads) await expect(part(upload)).rejects.toMatchObject({ name: 'NoSuchUpload' });
});

it('is not ready without its bucket, nor without a server', async () => {
  expect(await createS3Storage({ ...location, bucket: 'no-such-bucket' }, spoolDir).isReady()).toBe(false);
  await road.stop();
  await expect(storage.put(bytes('x'))).rejects.toMatchObject({ reason: 'away' });
  expect(await storage.isReady()).toBe(false);
  road = await startFaultyProxy(server.location.endpoint);
});
