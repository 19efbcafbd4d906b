import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { inTransaction } from '@/db/database';
import { insertDocument } from '@/db/queries/answers';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makeTestApplication, makeTestMarket } from '@/db/testing/make-test-market';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { forgetEnv } from '@/lib/env';
import { startS3Server } from '@/lib/kits/storage/testing/s3-server';
import { instanceStorage } from './instance-storage';
import { sweepStorage } from './stored-objects';

useTestDatabase();

const FIELD = 'motifs_exclusion_fiscales_et_sociales_declarations_fiscales';

let server: Awaited<ReturnType<typeof startS3Server>>;

beforeAll(async () => {
  server = await startS3Server();
  const { bucket, prefix, region, endpoint, credentials } = server.location;
  const [key, secret] = [credentials.accessKeyId, credentials.secretAccessKey].map(encodeURIComponent);
  const query = new URLSearchParams({ region, endpoint });
  vi.stubEnv('STORAGE_URL', `s3://${key}:${secret}@${bucket}/${prefix}${randomUUID()}?${query}`);
  forgetEnv();
});
afterAll(() => server.stop());

it('the sweep removes from a bucket, a day later, what no row names', async () => {
  const storage = instanceStorage();
  const [named, forgotten] = await Promise.all(
    ['named', 'forgotten'].map((content) => storage.put(Readable.from([Buffer.from(content)]))),
  );
  if (!named || !forgotten) throw new Error('nothing was put');
  const market = await makeTestMarket((await makeTestEditor()).editor.id, [FIELD]);
  const { firmId } = await makeTestApplication(market);
  const { key, ...described } = named;
  const file = {
    firmId,
    fieldKey: 'f',
    name: 'a.pdf',
    contentType: 'x',
    storageKey: key,
    createdAt: new Date(),
  };
  await inTransaction((tx) => insertDocument(tx, { ...file, ...described }));

  expect(await sweepStorage(new Date())).toEqual({ documents: 0, objects: 0, unfinished: 0 });
  const later = new Date(Date.now() + 25 * 3_600_000);
  expect(await sweepStorage(later)).toEqual({ documents: 0, objects: 1, unfinished: 0 });
  expect(await storage.stat(named.key)).not.toBeNull();
  expect(await storage.stat(forgotten.key)).toBeNull();
});
