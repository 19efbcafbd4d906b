import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Market } from '@/db/queries/markets';
import { changeApplication } from '@/db/testing/change-rows';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makeTestApplication, makeTestMarket } from '@/db/testing/make-test-market';
import { documentRows } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { removeFile } from './remove-file';
import { ASKED, addDocument, FILES, YES_NO } from './testing/begin-application';
import { openStepOf } from './testing/open-step-of';

useTestDatabase();

const NOW = new Date('2026-11-22T10:00:00.123Z');

let market: Market;
let application: Awaited<ReturnType<typeof makeTestApplication>>;

beforeAll(async () => {
  market = await makeTestMarket((await makeTestEditor()).editor.id, ASKED);
});
beforeEach(async () => {
  application = await makeTestApplication(market);
});

const removed = async (id: string) => (await documentRows(id)).filter((row) => row.deletedAt !== null).length;

it('removes a file of the step, once', async () => {
  const id = await addDocument(application.firmId);
  expect(await removeFile(openStepOf(application), id, NOW)).toMatchObject({ id, fieldKey: FILES });
  expect((await documentRows(application.id))[0]).toMatchObject({ id, deletedAt: NOW });
  await expect(removeFile(openStepOf(application), id, NOW)).rejects.toMatchObject({ code: 'not_found' });
});

describe('leaves alone', () => {
  it('a file of another application', async () => {
    const other = await makeTestApplication(market);
    const id = await addDocument(other.firmId);
    await expect(removeFile(openStepOf(application), id, NOW)).rejects.toMatchObject({ code: 'not_found' });
    expect(await removed(other.id)).toBe(0);
  });

  it('a file of another step', async () => {
    const id = await addDocument(application.firmId, 10, YES_NO);
    await expect(removeFile(openStepOf(application), id, NOW)).rejects.toMatchObject({ code: 'not_found' });
    expect(await removed(application.id)).toBe(0);
  });

  it('what was submitted', async () => {
    const id = await addDocument(application.firmId);
    await changeApplication(application.identifier, { completedAt: NOW, siret: application.id });
    await expect(removeFile(openStepOf(application), id, NOW)).rejects.toMatchObject({ code: 'conflict' });
    expect(await removed(application.id)).toBe(0);
  });
});
