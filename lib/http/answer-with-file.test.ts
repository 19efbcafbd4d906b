import { readdirSync, readlinkSync } from 'node:fs';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerWithFile } from './answer-with-file';
import type { ByteRange } from './byte-range';

const SHA256 = 'ab'.repeat(32);
const ETAG = `"${SHA256}"`;
/** Longer than what is read ahead, so that a client can go away in the middle. */
const content = Buffer.from(Array.from({ length: 1_000_000 }, (_, place) => place % 251));

let folder: string;
let filePath: string;
let opened = 0;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'passe-marche-file-'));
  filePath = path.join(folder, 'content');
  await writeFile(filePath, content);
});
afterAll(() => rm(folder, { recursive: true }));

async function ask(headers: Record<string, string> = {}, method = 'GET') {
  const before = opened;
  const answer = await answerWithFile(new Request('http://localhost/', { method, headers }), {
    contentType: 'application/pdf',
    fileName: 'attestation.pdf',
    sizeBytes: content.length,
    sha256: SHA256,
    open: async (range?: ByteRange) => {
      opened += 1;
      return (await open(filePath)).createReadStream(range);
    },
  });
  return { answer, wasOpened: opened > before };
}

/** How many times this process holds the file open. */
function openHandles(): number {
  return readdirSync('/proc/self/fd').filter((descriptor) => {
    try {
      return readlinkSync(`/proc/self/fd/${descriptor}`) === filePath;
    } catch {
      return false;
    }
  }).length;
}

describe('200', () => {
  it('sends the whole file, and says that parts may be asked for', async () => {
    const { answer } = await ask();
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toEqual({
      'content-type': 'application/pdf',
      'content-length': '1000000',
      'content-disposition': 'attachment; filename="attestation.pdf"',
      'cache-control': 'private, no-store',
      'accept-ranges': 'bytes',
      etag: ETAG,
    });
    expect(Buffer.from(await answer.arrayBuffer()).equals(content)).toBe(true);
    await expect.poll(openHandles).toBe(0);
  });

  it('closes the file when the client goes away', async () => {
    const { answer } = await ask();
    const reader = answer.body?.getReader();
    await reader?.read();
    expect(openHandles()).toBe(1);
    await reader?.cancel();
    await expect.poll(openHandles).toBe(0);
  });

  it.each(['bytes=0-1,4-5', 'bytes=5-2', 'pages=1-2'])('whole for Range: %s', async (range) => {
    const { answer } = await ask({ Range: range });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-length')).toBe('1000000');
    await answer.body?.cancel();
  });

  it.each(['"another"', `W/${ETAG}`, 'Wed, 21 Oct 2026 07:28:00 GMT'])('whole for If-Range: %s', async (condition) => {
    const { answer } = await ask({ Range: 'bytes=0-1', 'If-Range': condition });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-range')).toBeNull();
    await answer.body?.cancel();
  });

  it('to HEAD with the same headers and no body, without opening the file, whatever the range', async () => {
    const { answer, wasOpened } = await ask({ Range: 'bytes=0-1' }, 'HEAD');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-length')).toBe('1000000');
    expect(answer.headers.get('etag')).toBe(ETAG);
    expect(answer.body).toBeNull();
    expect(wasOpened).toBe(false);
  });
});

describe('206', () => {
  it.each([
    ['bytes=0-0', 0, 0],
    ['bytes=100-299', 100, 299],
    ['bytes=999990-', 999_990, 999_999],
    ['bytes=-3', 999_997, 999_999],
    ['bytes=5-9999999', 5, 999_999],
  ])('for Range: %s', async (range, start, end) => {
    const { answer } = await ask({ Range: range, 'If-Range': ETAG });
    expect(answer.status).toBe(206);
    expect(answer.headers.get('content-range')).toBe(`bytes ${start}-${end}/1000000`);
    expect(answer.headers.get('content-length')).toBe(String(end - start + 1));
    expect(answer.headers.get('etag')).toBe(ETAG);
    expect(Buffer.from(await answer.arrayBuffer()).equals(content.subarray(start, end + 1))).toBe(true);
  });
});

describe('304', () => {
  it.each([ETAG, `W/${ETAG}`, `"x", ${ETAG}`, '*'])('for If-None-Match: %s, without opening the file', async (tags) => {
    const { answer, wasOpened } = await ask({ 'If-None-Match': tags, Range: 'bytes=0-1' });
    expect(answer.status).toBe(304);
    expect(answer.headers.get('etag')).toBe(ETAG);
    expect(answer.body).toBeNull();
    expect(wasOpened).toBe(false);
  });

  it('not for another version', async () => {
    const { answer } = await ask({ 'If-None-Match': '"another"' });
    expect(answer.status).toBe(200);
    await answer.body?.cancel();
  });
});

describe('412', () => {
  it.each(['"another"', `W/${ETAG}`, `"x", W/${ETAG}`])('for If-Match: %s, before anything else', async (tags) => {
    const { answer, wasOpened } = await ask({ 'If-Match': tags, 'If-None-Match': '*', Range: 'bytes=1000000-' });
    expect(answer.status).toBe(412);
    expect(answer.headers.get('etag')).toBe(ETAG);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await answer.json()).toEqual({ error: 'Precondition failed' });
    expect(wasOpened).toBe(false);
  });

  it.each([ETAG, `"x", ${ETAG}`, '*', ''])('not for If-Match: %s', async (tags) => {
    const { answer } = await ask({ 'If-Match': tags });
    expect(answer.status).toBe(200);
    await answer.body?.cancel();
  });
});

describe('416', () => {
  it.each(['bytes=1000000-', 'bytes=-0'])('for Range: %s', async (range) => {
    const { answer, wasOpened } = await ask({ Range: range });
    expect(answer.status).toBe(416);
    expect(answer.headers.get('content-range')).toBe('bytes */1000000');
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await answer.json()).toEqual({ error: 'Range not satisfiable' });
    expect(wasOpened).toBe(false);
  });
});
