import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { inTransaction } from '@/db/database';
import { removeDocument, totalDocumentBytes } from '@/db/queries/answers';
import type { Market } from '@/db/queries/markets';
import { changeApplication } from '@/db/testing/change-rows';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makeTestApplication, makeTestMarket } from '@/db/testing/make-test-market';
import { documentRows, eventsAbout } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { env, forgetEnv } from '@/lib/env';
import { readForm } from '@/lib/forms/read-form';
import { docx, pdf } from '@/lib/kits/files/testing/samples';
import { failureCode } from '@/lib/observability/failure-code';
import { instanceStorage } from '@/lib/storage/instance-storage';
import { sweepRemovedFiles } from '@/lib/storage/stored-objects';
import { receiveFile } from './receive-file';
import { ASKED, addDocument, FILES } from './testing/begin-application';
import { openStepOf } from './testing/open-step-of';

useTestDatabase();

const NOW = new Date('2026-11-22T10:00:00.123Z');
const PDF = pdf();
const TEXT = Buffer.from('Mémoire technique\n');
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
  receiveFile(openStepOf(application), upload(content, name), NOW, new AbortController().signal);

const refusalOf = async (content: Iterable<Uint8Array>, name?: string) => {
  const received = await receive(content, name);
  return 'refusal' in received ? received.refusal : undefined;
};

/** A text of this size; or of a program. */
function* padded(beginning: Buffer, sizeBytes: number): Generator<Buffer> {
  yield beginning;
  for (let left = sizeBytes - beginning.length; left > 0; left -= MEGABYTE) {
    yield Buffer.alloc(Math.min(left, MEGABYTE), 'a');
  }
}

const rows = () => documentRows(application.id);
const allStored = async () => {
  const keys: string[] = [];
  for await (const { key } of instanceStorage().list()) keys.push(key);
  return keys.sort();
};
async function storedBytes(): Promise<number> {
  let total = 0;
  for (const key of await allStored()) total += (await instanceStorage().stat(key))?.sizeBytes ?? 0;
  return total;
}
const halfWritten = () => readdir(path.join(env().DATA_DIR, 'storage', 'partial'));

describe('a file', () => {
  it('is kept with what identifies it, under a name that is no path', async () => {
    expect(await refusalOf([PDF], 'C:\\Documents\\Bilan 2025.pdf')).toBeUndefined();
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
    const whole = Buffer.concat([...padded(TEXT, 300_000)]);
    const pieces = Array.from({ length: 300 }, (_, rank) => whole.subarray(rank * 1000, (rank + 1) * 1000));
    await receive(pieces);
    expect((await rows())[0]).toMatchObject({
      sizeBytes: 300_000,
      sha256: createHash('sha256').update(whole).digest('hex'),
    });
  });

  it.each([
    ['empty', 'vide.pdf', []],
    ['program', 'facture.pdf', [PROGRAM]],
    ['script', 'notes.txt', [Buffer.from('#!/bin/sh\n')]],
    ['markup', 'page.csv', [Buffer.from('a;b\n'.repeat(50_000)), Buffer.from('<script>')]],
    ['not_plain_text', 'suite.txt', [Buffer.from('a;b\n'.repeat(50_000)), Buffer.from('a\u0000')]],
  ])('is refused as « %s » (%s), and nothing of it is kept', async (refusal, name, content) => {
    const before = await allStored();
    expect(await receive(content, name)).toEqual({ refusal });
    expect(await rows()).toEqual([]);
    expect(await halfWritten()).toEqual([]);
    expect(await allStored()).toEqual(before);
  });

  it('has the type of its content, whatever its name, and an extension that opens it as that', async () => {
    const content = docx();
    expect(await refusalOf([content], 'mémoire.b\u200bat')).toBeUndefined();
    const contentType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
    expect(await rows()).toMatchObject([{ contentType, sizeBytes: content.length, name: 'mémoire.docx' }]);
    expect(await rows()).toMatchObject([{ givenName: 'mémoire.b\u200bat', notes: [] }]);
  });

  it('that holds scripts is kept, and said to', async () => {
    await receive([pdf(['<< /S /JavaScript /JS (1) >>'], '/OpenAction 4 0 R')]);
    expect(await rows()).toMatchObject([{ notes: ['javascript'] }]);
  });

  it('of exactly 100 Mo is kept, of one byte more is refused', async () => {
    expect(await refusalOf(padded(TEXT, 100 * MEGABYTE))).toBeUndefined();
    expect(await refusalOf(padded(TEXT, 100 * MEGABYTE + 1))).toBe('too_large');
    expect((await rows()).map((row) => row.sizeBytes)).toEqual([100 * MEGABYTE]);
    expect(await halfWritten()).toEqual([]);
  });

  it.each([
    ['DISK_RESERVE', '9999TB'],
    ['STORAGE_CEILING', '0'],
  ])(
    'is refused, and nothing is lost, where %s leaves no room; documents are stored all the same',
    async (name, value) => {
      await receive([PDF]);
      vi.stubEnv(name, value);
      forgetEnv();
      try {
        const content = Buffer.concat([PDF, Buffer.from('\n')]);
        expect(await receive([content]).catch(failureCode)).toBe('no_room');
        await expect(instanceStorage().put(Readable.from([content]))).resolves.toBeTruthy();
      } finally {
        vi.stubEnv(name, name === 'DISK_RESERVE' ? '0' : undefined);
        forgetEnv();
      }
      expect(await rows()).toHaveLength(1);
    },
  );

  it('is refused once the application is submitted', async () => {
    await changeApplication(application.identifier, { completedAt: NOW, siret: application.id });
    await expect(receive([PDF])).rejects.toMatchObject({ code: 'conflict' });
    expect(await rows()).toEqual([]);
  });

  it('is refused, unread, at a step that the market does not have', async () => {
    const content = upload([PDF]);
    const at = { ...openStepOf(application), step: 'motifs_exclusion' };
    const received = receiveFile(at, content, NOW, new AbortController().signal);
    await expect(received).rejects.toMatchObject({ code: 'not_found' });
    expect(await rows()).toEqual([]);
  });

  it('takes the place of another, and of no other application’s', async () => {
    const other = await makeTestApplication(market);
    const theirs = await addDocument(other.firmId);
    const mine = await addDocument(application.firmId, 500 * MEGABYTE);
    const elsewhere = await addDocument(application.firmId, 0, FILES, 'others');
    const replace = (replacedId: string) =>
      receiveFile(openStepOf(application), { ...upload([PDF]), replacedId }, NOW, new AbortController().signal);
    await expect(replace(theirs)).rejects.toMatchObject({ code: 'not_found' });
    await expect(replace(elsewhere)).rejects.toMatchObject({ code: 'not_found' });
    expect(await replace(mine)).toMatchObject({ document: { sizeBytes: PDF.length } });
    await expect(replace(mine)).rejects.toMatchObject({ code: 'not_found' });
    const kept = (await rows()).filter((row) => row.deletedAt === null);
    expect(kept.map((row) => row.id)).not.toContain(mine);
    expect((await documentRows(other.id))[0]).toMatchObject({ id: theirs, deletedAt: null });
  });

  it('waits for the antivirus when there is one, which is promised with it', async () => {
    vi.stubEnv('CLAMD_HOST', '127.0.0.1');
    forgetEnv();
    const received = await receive([PDF]);
    vi.stubEnv('CLAMD_HOST', undefined);
    forgetEnv();
    expect(received).toMatchObject({ document: { scanState: 'pending' } });
    const documentId = 'document' in received ? received.document.id : '';
    expect(await eventsAbout(documentId)).toEqual([{ name: 'file/stored', data: { documentId } }]);
  });
});

describe('a dossier', () => {
  it('holds 500 Mo in all, to the byte', async () => {
    await addDocument(application.firmId, 500 * MEGABYTE - PDF.length + 1);
    expect(await refusalOf([PDF])).toBe('dossier_too_large');
    expect(await refusalOf([PDF.subarray(0, -1)])).toBeUndefined();
  });

  it('has room again once a removed file has left storage, and not before', async () => {
    const large = await addDocument(application.firmId, 500 * MEGABYTE);
    expect(await refusalOf([PDF])).toBe('dossier_too_large');
    await inTransaction((tx) => removeDocument(tx, application.firmId, large, NOW));
    expect(await refusalOf([PDF])).toBe('dossier_too_large');
    await sweepRemovedFiles(new Date(NOW.getTime() + 60_000));
    expect(await refusalOf([PDF])).toBeUndefined();
  });

  it('counts what four rounds of 30 Mo left on disk, until the sweep of the next minute', async () => {
    const before = await storedBytes();
    for (let round = 1; round <= 4; round += 1) {
      const received = await receive(padded(Buffer.from(`Tour ${round}\n`), 30 * MEGABYTE));
      const id = 'document' in received ? received.document.id : '';
      await inTransaction((tx) => removeDocument(tx, application.firmId, id, NOW));
      expect(await totalDocumentBytes(application.id)).toBe((await storedBytes()) - before);
    }
    expect(await totalDocumentBytes(application.id)).toBe(120 * MEGABYTE);
    await sweepRemovedFiles(new Date(NOW.getTime() + 60_000));
    expect(await totalDocumentBytes(application.id)).toBe(0);
    expect(await storedBytes()).toBe(before);
  });

  it('is not passed by several files at once', async () => {
    await addDocument(application.firmId, 500 * MEGABYTE - PDF.length);
    const outcomes = await Promise.all([refusalOf([PDF]), refusalOf([PDF]), refusalOf([PDF])]);
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
      const received = await receiveFile(openStepOf(application), file, NOW, signal);
      outcomes.push('refusal' in received ? received.refusal : 'kept');
    });
    return { outcomes, after: form.get('after') };
  }

  it.each([
    ['kept', 'kept', () => padded(TEXT, 3 * MEGABYTE)],
    ['refused for its content', 'markup', () => [Buffer.alloc(3 * MEGABYTE, 'a'), Buffer.from('<b>')]],
    ['refused for its size', 'too_large', () => padded(TEXT, 103 * MEGABYTE)],
  ])('a file that is %s lets the rest of the form be read', async (_what, outcome, content) => {
    const { outcomes, after } = await readPosted(posted(content(), AFTER));
    expect(outcomes).toEqual([outcome]);
    expect(after).toEqual(['read']);
    expect(await rows()).toHaveLength(outcome === 'kept' ? 1 : 0);
  });

  it.each([
    ['a few bytes', PDF.length],
    ['a good part of it', 3 * MEGABYTE],
  ])('a file that stops after %s leaves nothing behind', async (_what, sizeBytes) => {
    await expect(readPosted(posted(padded(TEXT, sizeBytes), ''))).rejects.toMatchObject({ code: 'bad_request' });
    expect(await rows()).toEqual([]);
    expect(await halfWritten()).toEqual([]);
  });

  it('a connection that breaks leaves nothing behind', async () => {
    async function* broken() {
      yield* posted(padded(TEXT, 3 * MEGABYTE), '');
      throw new Error('connection reset');
    }
    await expect(readPosted(broken())).rejects.toMatchObject({ code: 'bad_request' });
    expect(await rows()).toEqual([]);
    expect(await halfWritten()).toEqual([]);
  });
});
