import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { inTransaction } from '@/db/database';
import { findDocuments } from '@/db/queries/answers';
import { findPublishedDocument } from '@/db/queries/published-documents';
import { changeDocument } from '@/db/testing/change-rows';
import { applicationRow } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { type TestApplication, testApplication } from '@/inngest/engine/testing/application';
import { startRelay } from '@/inngest/relay';
import { bytesOf, makeSubmitted } from '@/lib/documents/testing/make-submitted';
import { readZip } from '@/lib/documents/testing/read-zip';
import { forgetEnv } from '@/lib/env';
import { startClamd } from '@/lib/files/testing/clamd-server';
import { extractText } from '@/lib/kits/pdfa/testing/poppler';
import { promise } from '@/lib/outbox/promise';
import { makeDocuments } from './make-documents';
import { scanStoredFile } from './scan-file';

const testDatabase = useTestDatabase();

let application: TestApplication;
let relay: Awaited<ReturnType<typeof startRelay>>;
let clamd: Awaited<ReturnType<typeof startClamd>>;

beforeEach(async () => {
  clamd = await startClamd({ answer: 'stream: Win.Test.Threat FOUND' });
  vi.stubEnv('CLAMD_HOST', `127.0.0.1:${clamd.address.port}`);
  forgetEnv();
  application = testApplication(testDatabase.url(), (client) => [makeDocuments(client), scanStoredFile(client)]);
  await application.engine.start();
  relay = await startRelay((events) => application.engine.send(events));
});
afterEach(async () => {
  await relay.stop();
  await application.engine.stop();
  await clamd.stop();
});

it('the documents wait for the antivirus, then name the file that it flagged and leave it out', async () => {
  const { id, application: submitted } = await makeSubmitted({ completionWebhookUrl: null });
  const [waiting] = (await findDocuments(submitted.firmId)).filter((document) => document.name === 'notes.txt');
  await changeDocument(waiting?.id ?? '', { scanState: 'pending' });
  const data = { applicationId: id };
  await inTransaction((tx) => promise(tx, { name: 'application/submitted', data }));
  // Another run, of an application that waits for nothing, shows that the first had its turn.
  const other = await makeSubmitted({ completionWebhookUrl: null });
  await inTransaction((tx) => promise(tx, { name: 'application/submitted', data: { applicationId: other.id } }));
  await isReady(other.id);
  expect(await findPublishedDocument(id, 'attestation')).toBeUndefined();

  await inTransaction((tx) => promise(tx, { name: 'file/stored', data: { documentId: waiting?.id ?? '' } }));
  await isReady(id);
  const zip = readZip(await bytesOf(id, 'documents_package'));
  const names = zip.map((entry) => entry.name);
  expect(names.filter((name) => name.includes('notes.txt'))).toEqual([]);
  expect(names.filter((name) => name.includes('été'))).toHaveLength(1);
  const manifest = JSON.parse(String(zip.find((entry) => entry.name === 'manifest.json')?.content));
  expect(manifest.documents).toContainEqual(
    expect.objectContaining({ original_name: 'notes.txt', path: null, left_out: 'flagged_by_antivirus' }),
  );
  for (const kind of ['attestation', 'buyer_attestation'] as const) {
    const text = (await extractText(await bytesOf(id, kind))).replace(/\s+/g, ' ');
    expect(text).toContain('signalé par l’antivirus, non transmis à l’acheteur');
  }
}, 60_000);

const isReady = (id: string) =>
  expect.poll(async () => (await applicationRow(id))?.documentsReadyAt ?? null, { timeout: 40_000 }).not.toBeNull();
