import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inTransaction } from '@/db/database';
import { removeDocument } from '@/db/queries/answers';
import type { Market } from '@/db/queries/markets';
import { changeApplication } from '@/db/testing/change-rows';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makeTestApplication, makeTestMarket } from '@/db/testing/make-test-market';
import { documentRows } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { env } from '@/lib/env';
import { readForm } from '@/lib/forms/read-form';
import { instanceStorage } from '@/lib/storage/instance-storage';
import { receiveFile } from './receive-file';
import { ASKED, addDocument, FILES } from './testing/begin-application';
import { zip } from './testing/zip';

useTestDatabase();

const NOW = new Date('2026-11-22T10:00:00.123Z');
const PDF = Buffer.from('%PDF-1.7\n% un bilan\n');
const PROGRAM = Buffer.concat([Buffer.from([0x7f]), Buffer.from('ELF'), Buffer.alloc(60, 2)]);
const MEGABYTE = 1_000_000;

let market: Market;
let application: Awaited<ReturnType<typeof makeTestApplication>>;

beforeAll(async () => {
  market = await makeTestMarket((await makeTestEditor()).editor.id, ASKED);
});

beforeEach(async () => {
  application = await makeTestApplication(market);
});

const upload = (content: Iterable<Uint8Array> | AsyncIterable<Uint8Array>, name = 'bilan.pdf') => ({
  fieldKey: FILES,
  slot: 'documents',
  name,
  content: Readable.from(content, { objectMode: false }),
});

const receive = (content: Iterable<Uint8Array>, name?: string) =>
  receiveFile(application.id, upload(content, name), NOW, new AbortController().signal);

/** A beginning, then zeros, up to a size. */
function* padded(beginning: Buffer, sizeBytes: number): Generator<Buffer> {
  yield beginning;
  for (let left = sizeBytes - beginning.length; left > 0; left -= MEGABYTE) {
    yield Buffer.alloc(Math.min(left, MEGABYTE));
  }
}

const rows = () => documentRows(application.id);
const halfWritten = () => readdir(path.join(env().DATA_DIR, 'storage', 'partial'));

describe('a file', () => {
  it('is kept with what identifies it, under a name that is no path', async () => {
    expect(await receive([PDF], '..\\..\\Bilan 2025.pdf')).toBeUndefined();
    const [row] = await rows();
    expect(row).toMatchObject({
      fieldKey: FILES,
      slot: 'documents',
      name: 'Bilan 2025.pdf',
      contentType: 'application/pdf',
      sizeBytes: PDF.length,
      sha256: createHash('sha256').update(PDF).digest('hex'),
      scanState: 'not_scanned',
      createdAt: NOW,
      deletedAt: null,
    });
    const kept = await (await instanceStorage().get(row?.storageKey ?? '')).toArray();
    expect(Buffer.concat(kept)).toEqual(PDF);
  });

  it('is kept whole whatever the pieces it comes in', async () => {
    const whole = Buffer.concat([...padded(PDF, 300_000)]);
    const pieces = Array.from({ length: 300 }, (_, rank) => whole.subarray(rank * 1000, (rank + 1) * 1000));
    await receive(pieces);
    expect((await rows())[0]).toMatchObject({
      sizeBytes: 300_000,
      sha256: createHash('sha256').update(whole).digest('hex'),
    });
  });

  it.each([
    ['empty', 'vide.pdf', []],
    ['type', 'facture.pdf', [PROGRAM]],
    ['type', 'documents.docx', [zip({ 'a.txt': 'a' })]],
    ['text_unsafe', 'notes.txt', [Buffer.from('#!/bin/sh\n')]],
    ['text_unsafe', 'page.csv', [Buffer.from('a;b\n'.repeat(50_000)), Buffer.from('<script>')]],
    ['text_unsafe', 'suite.txt', [Buffer.from('a;b\n'.repeat(50_000)), Buffer.from('a\u0000')]],
  ])('is refused as « %s » whatever its name (%s)', async (refusal, name, content) => {
    expect(await receive(content, name)).toEqual({ refusal });
    expect(await rows()).toEqual([]);
    expect(await halfWritten()).toEqual([]);
  });

  it('of Office is known by its end, where LibreOffice says what it is', async () => {
    const picture = Buffer.alloc(300_000, 7);
    const content = zip({
      'word/document.xml': '<w/>',
      'word/media/1.png': picture,
      '[Content_Types].xml': '<Types/>',
    });
    expect(await receive([content], 'memoire.bin')).toBeUndefined();
    const contentType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
    expect(await rows()).toMatchObject([{ contentType, sizeBytes: content.length }]);
  });

  it('of exactly 100 Mo is kept, of one byte more is refused', async () => {
    expect(await receive(padded(PDF, 100 * MEGABYTE))).toBeUndefined();
    expect(await receive(padded(PDF, 100 * MEGABYTE + 1))).toEqual({ refusal: 'too_large' });
    expect((await rows()).map((row) => row.sizeBytes)).toEqual([100 * MEGABYTE]);
    expect(await halfWritten()).toEqual([]);
  });

  it('is refused once the application is submitted', async () => {
    await changeApplication(application.identifier, { completedAt: NOW, siret: application.id });
    await expect(receive([PDF])).rejects.toMatchObject({ code: 'conflict' });
    expect(await rows()).toEqual([]);
  });
});

describe('a dossier', () => {
  it('holds 500 Mo in all, to the byte', async () => {
    await addDocument(application.id, 500 * MEGABYTE - PDF.length + 1);
    expect(await receive([PDF])).toEqual({ refusal: 'dossier_too_large' });
    expect(await receive([PDF.subarray(0, -1)])).toBeUndefined();
  });

  it('has room again once a file is removed', async () => {
    const large = await addDocument(application.id, 500 * MEGABYTE);
    expect(await receive([PDF])).toEqual({ refusal: 'dossier_too_large' });
    await inTransaction((tx) => removeDocument(tx, application.id, large, NOW));
    expect(await receive([PDF])).toBeUndefined();
  });

  it('is not passed by several files at once', async () => {
    await addDocument(application.id, 500 * MEGABYTE - PDF.length);
    const outcomes = await Promise.all([receive([PDF]), receive([PDF]), receive([PDF])]);
    expect(outcomes.filter((outcome) => outcome === undefined)).toHaveLength(1);
    expect(await rows()).toHaveLength(2);
  });
});

describe('in a posted form', () => {
  const START = '--b\r\nContent-Disposition: form-data; name="f"; filename="f.pdf"\r\n\r\n';
  const AFTER = '\r\n--b\r\nContent-Disposition: form-data; name="after"\r\n\r\nread\r\n--b--\r\n';

  function* posted(content: Iterable<Uint8Array>, end: string): Generator<Uint8Array> {
    yield Buffer.from(START);
    yield* content;
    yield Buffer.from(end);
  }

  async function readPosted(body: Iterable<Uint8Array> | AsyncIterable<Uint8Array>) {
    const outcomes: unknown[] = [];
    const request = new Request('http://localhost/', {
      method: 'POST',
      body: Readable.toWeb(Readable.from(body)),
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
      duplex: 'half',
    } as RequestInit);
    const form = await readForm(request, async ({ content, fileName }, signal) => {
      const file = { fieldKey: FILES, slot: 'documents', name: fileName, content };
      outcomes.push(await receiveFile(application.id, file, NOW, signal));
    });
    return { outcomes, after: form.get('after') };
  }

  it.each([
    ['kept', undefined, () => padded(PDF, 3 * MEGABYTE)],
    ['refused at once', 'type', () => padded(PROGRAM, 3 * MEGABYTE)],
    ['refused at its end', 'text_unsafe', () => [Buffer.alloc(3 * MEGABYTE, 'a'), Buffer.from('<b>')]],
    ['refused for its size', 'too_large', () => padded(PDF, 103 * MEGABYTE)],
  ])('a file that is %s lets the rest of the form be read', async (_what, refusal, content) => {
    const { outcomes, after } = await readPosted(posted(content(), AFTER));
    expect(outcomes).toEqual([refusal ? { refusal } : undefined]);
    expect(after).toEqual(['read']);
    expect(await rows()).toHaveLength(refusal ? 0 : 1);
  });

  it.each([
    ['a few bytes', PDF.length],
    ['a good part of it', 3 * MEGABYTE],
  ])('a file that stops after %s leaves nothing behind', async (_what, sizeBytes) => {
    await expect(readPosted(posted(padded(PDF, sizeBytes), ''))).rejects.toMatchObject({ code: 'bad_request' });
    expect(await rows()).toEqual([]);
    expect(await halfWritten()).toEqual([]);
  });

  it('a connection that breaks leaves nothing behind', async () => {
    async function* broken() {
      yield* posted(padded(PDF, 3 * MEGABYTE), '');
      throw new Error('connection reset');
    }
    await expect(readPosted(broken())).rejects.toMatchObject({ code: 'bad_request' });
    expect(await rows()).toEqual([]);
    expect(await halfWritten()).toEqual([]);
  });
});
