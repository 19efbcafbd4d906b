import { utimes } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '@/db/database';
import { insertDocument, removeDocument } from '@/db/queries/answers';
import { publishDocument } from '@/db/queries/published-documents';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makeTestApplication, makeTestMarket } from '@/db/testing/make-test-market';
import { documentRows, waitingForALock } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { env } from '@/lib/env';
import type { StoredObject } from '@/lib/kits/storage/storage';
import { instanceStorage } from './instance-storage';
import { holdObject, sweepRemovedFiles, sweepStorage } from './stored-objects';

useTestDatabase();

const NOW = new Date('2026-11-22T10:00:00Z');
const OLD = new Date('2026-11-20T10:00:00Z');

const FIELD = 'motifs_exclusion_fiscales_et_sociales_declarations_fiscales';
let applicationId: string;
let firmId: string;

beforeAll(async () => {
  const market = await makeTestMarket((await makeTestEditor()).editor.id, [FIELD]);
  ({ id: applicationId, firmId } = await makeTestApplication(market));
});

const inStorage = (key: string) => path.join(env().DATA_DIR, 'storage', key);
const isThere = async ({ key }: StoredObject) => (await instanceStorage().stat(key)) !== null;

/** An object put two days ago. */
async function oldObject(content: string): Promise<StoredObject> {
  const stored = await instanceStorage().put(Readable.from([Buffer.from(content)]));
  await utimes(inStorage(stored.key), OLD, OLD);
  return stored;
}

async function attach({ key, ...described }: StoredObject): Promise<string> {
  const file = { firmId, fieldKey: 'f', name: 'a.pdf', contentType: 'x', storageKey: key, createdAt: OLD };
  return (await inTransaction((tx) => insertDocument(tx, { ...file, ...described }))).id;
}

describe('the sweep', () => {
  it('removes what no row names, and not what was put a moment ago', async () => {
    const [forgotten, named, published, fresh] = [
      await oldObject('1'),
      await oldObject('2'),
      await oldObject('3'),
      await oldObject('4'),
    ];
    await attach(named);
    const { key, ...described } = published;
    await publishDocument({ applicationId, kind: 'attestation', storageKey: key, ...described, createdAt: OLD });
    await utimes(inStorage(fresh.key), NOW, NOW);
    expect(await sweepStorage(NOW)).toEqual({ documents: 0, objects: 1, unfinished: 0 });
    expect(await Promise.all([forgotten, named, published, fresh].map(isThere))).toEqual([false, true, true, true]);
  });

  it('removes a removed file at once, and its name a day later, unless the same content is somewhere else', async () => {
    const [alone, shared] = [await oldObject('alone'), await oldObject('shared')];
    const removed = [await attach(alone), await attach(shared)];
    const kept = await attach(shared);
    const yesterday = new Date(NOW.getTime() - 23 * 3_600_000);
    for (const id of removed) await inTransaction((tx) => removeDocument(tx, firmId, id, yesterday));
    expect(await sweepRemovedFiles(NOW)).toBe(2);
    expect(await sweepRemovedFiles(NOW)).toBe(0);
    expect(await Promise.all([alone, shared].map(isThere))).toEqual([false, true]);
    await sweepStorage(NOW);
    expect((await documentRows(applicationId)).map((row) => row.id)).toContain(removed[0]);
    await sweepStorage(new Date(NOW.getTime() + 2 * 3_600_000));
    const ids = (await documentRows(applicationId)).map((row) => row.id);
    expect(ids).toContain(kept);
    expect(ids).not.toContain(removed[0]);
  });

  it('waits for the transaction that is about to name an object, then leaves it alone', async () => {
    const stored = await oldObject('raced');
    const held = Promise.withResolvers<void>();
    const mayEnd = Promise.withResolvers<void>();
    const upload = inTransaction(async (tx) => {
      expect(await holdObject(tx, stored.key)).toBe(true);
      held.resolve();
      await mayEnd.promise;
      const { key, ...described } = stored;
      const file = { firmId, fieldKey: 'f', name: 'b.pdf', contentType: 'x', storageKey: key, createdAt: NOW };
      await insertDocument(tx, { ...file, ...described });
    });
    await held.promise;
    const sweep = sweepStorage(NOW);
    await Promise.race([sweep, expect.poll(waitingForALock).toBe(1)]);
    mayEnd.resolve();
    await Promise.all([upload, sweep]);
    expect(await isThere(stored)).toBe(true);
  });

  it('that came first is seen by the upload, which then names nothing', async () => {
    const stored = await oldObject('swept');
    await sweepStorage(NOW);
    expect(await inTransaction((tx) => holdObject(tx, stored.key))).toBe(false);
  });

  it('beside many uploads of the same content leaves no row without its bytes', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, async (_, rank) => {
        const stored = await oldObject('again and again');
        const sweep = rank % 2 ? sweepStorage(NOW) : undefined;
        const keptIt = await inTransaction(async (tx) => {
          if (!(await holdObject(tx, stored.key))) return false;
          const { key, ...described } = stored;
          const file = {
            firmId,
            fieldKey: 'g',
            name: 'c.pdf',
            contentType: 'x',
            storageKey: key,
            createdAt: NOW,
          };
          await insertDocument(tx, { ...file, ...described });
          return true;
        });
        await sweep;
        return keptIt && !(await isThere(stored));
      }).map((outcome) =>
        outcome.catch((error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? false : Promise.reject(error))),
      ),
    );
    expect(outcomes).not.toContain(true);
  });
});
