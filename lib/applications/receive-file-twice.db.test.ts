import { Readable } from 'node:stream';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inTransaction } from '@/db/database';
import { removeDocument } from '@/db/queries/answers';
import type { Application } from '@/db/queries/applications';
import type { Market } from '@/db/queries/markets';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makeTestApplication, makeTestMarket } from '@/db/testing/make-test-market';
import { documentRows } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { pdf } from '@/lib/kits/files/testing/samples';
import { receiveFile } from './receive-file';
import { ASKED, addDocument, FILES } from './testing/begin-application';
import { openStepOf } from './testing/open-step-of';

useTestDatabase();

const NOW = new Date('2026-11-22T10:00:00.123Z');
const KEY = 'upload-0123456789abcdef0123456789abcdef';

let market: Market;
let application: Application;

beforeAll(async () => {
  market = await makeTestMarket((await makeTestEditor()).editor.id, ASKED);
});

beforeEach(async () => {
  application = await makeTestApplication(market);
});

type Sent = { to?: Application; key?: string; slot?: string; replacedId?: string };

/** Sends a file, and returns the id of the one that is kept. */
async function send({ to = application, key = KEY, slot = 'documents', replacedId }: Sent = {}): Promise<string> {
  const content = Readable.from([pdf()], { objectMode: false });
  const upload = { fieldKey: FILES, slot, name: 'bilan.pdf', content, replacedId, uploadKey: key };
  const received = await receiveFile(openStepOf(to), upload, NOW, new AbortController().signal);
  if ('refusal' in received) throw new Error(received.refusal);
  return received.document.id;
}

const kept = async () =>
  (await documentRows(application.id)).filter((row) => row.deletedAt === null).map(({ id }) => id);

describe('a file whose sender left', () => {
  it('is not kept, even if all of it had arrived; sent again under its key, it is', async () => {
    const left = new AbortController();
    const content = Readable.from(
      (function* () {
        yield pdf();
        left.abort();
      })(),
      { objectMode: false },
    );
    const upload = { fieldKey: FILES, slot: 'documents', name: 'bilan.pdf', content, uploadKey: KEY };
    await expect(receiveFile(openStepOf(application), upload, NOW, left.signal)).rejects.toMatchObject({
      code: 'bad_request',
    });
    expect(await kept()).toEqual([]);
    const id = await send();
    expect(await kept()).toEqual([id]);
  });
});

describe('a file sent again after its answer was lost', () => {
  it('is the same file: kept once, whatever was in between', async () => {
    const first = await send();
    const other = await send({ key: 'another' });
    expect(await send()).toBe(first);
    expect((await kept()).sort()).toEqual([first, other].sort());
  });

  it('is kept once too when the first attempt is still under way', async () => {
    const ids = new Set(await Promise.all([send(), send(), send()]));
    expect(ids.size).toBe(1);
    expect(await kept()).toEqual([...ids]);
  });

  it('has taken the place of the one that it replaces, which is gone by then', async () => {
    const replacedId = await addDocument(application.firmId);
    const first = await send({ replacedId });
    expect(await send({ replacedId })).toBe(first);
    expect(await kept()).toEqual([first]);
  });

  it('is kept again once it was removed', async () => {
    const first = await send();
    await inTransaction((tx) => removeDocument(tx, application.firmId, first, NOW));
    const again = await send();
    expect(again).not.toBe(first);
    expect(await kept()).toEqual([again]);
  });

  it('is another file in another input, and in another application', async () => {
    const other = await makeTestApplication(market);
    const ids = [await send(), await send({ slot: 'others' }), await send({ to: other })];
    expect(new Set(ids).size).toBe(3);
    expect((await kept()).sort()).toEqual(ids.slice(0, 2).sort());
  });
});
