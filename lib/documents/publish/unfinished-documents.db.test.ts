import { expect, it } from 'vitest';
import { applicationRow, eventsAbout } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { makeSubmitted, SUBMITTED_AT } from '@/lib/documents/testing/make-submitted';
import { announceDocuments } from './announce-documents';
import { askAgainForDocuments, reportDocumentsFailure } from './unfinished-documents';

useTestDatabase();

const after = (minutes: number) => new Date(SUBMITTED_AT.getTime() + minutes * 60_000);

it('what was submitted and has no documents is asked for again: not too soon, and once an hour', async () => {
  const { id } = await makeSubmitted();
  expect(await askAgainForDocuments(after(9))).toBe(0);
  expect(await askAgainForDocuments(after(11))).toBe(1);
  expect(await eventsAbout(id)).toEqual([{ name: 'application/submitted', data: { applicationId: id } }]);
  expect(await askAgainForDocuments(after(16))).toBe(0);
  expect(await askAgainForDocuments(after(72))).toBe(1);
  await announceDocuments(id, after(73));
  expect(await askAgainForDocuments(after(200))).toBe(0);
});

it('a failure is kept until the documents are made', async () => {
  const { id } = await makeSubmitted();
  await reportDocumentsFailure(id, `The file ${'x'.repeat(1000)}`);
  expect((await applicationRow(id))?.documentsFailure).toBe(`The file ${'x'.repeat(491)}`);
  await reportDocumentsFailure(id, 'Failed query: select $1\nparams: zoe@menuiserie.example');
  expect((await applicationRow(id))?.documentsFailure).toBe('Failed query: select $1');
  await announceDocuments(id, after(1));
  expect((await applicationRow(id))?.documentsFailure).toBeNull();
  await reportDocumentsFailure(id, 'late news');
  expect((await applicationRow(id))?.documentsFailure).toBeNull();
});
