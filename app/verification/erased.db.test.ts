import { beforeAll, expect, it } from 'vitest';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makePendingMarket } from '@/db/testing/make-test-market';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { verifyByDigest, verifyBySecret } from '@/lib/documents/verify/verify-attestation';
import { applyRetention } from '@/lib/retention/apply-retention';
import { makeFullApplication, SECRET } from '@/lib/retention/testing/dated-application';

useTestDatabase();

const now = new Date('2040-06-15T12:00:00Z');
const asker = { address: '192.0.2.7', now };
let editorId: string;

beforeAll(async () => {
  editorId = (await makeTestEditor()).editor.id;
});

it('of an erased application nothing is said, neither for the secret of its code nor for its attestation', async () => {
  const market = await makePendingMarket(editorId, { deadline: new Date('2028-01-01T12:00:00Z') });
  const submittedAt = new Date('2027-12-01T12:00:00Z');
  const { identifier, objects } = await makeFullApplication(market, { name: 'Entreprise', submittedAt });
  const digest = objects[1]?.split('/').at(-1) ?? '';
  expect(await verifyBySecret(identifier, SECRET, asker)).toBeDefined();
  expect(await verifyByDigest({ sha256: digest }, asker)).toBeDefined();
  await applyRetention(now);
  expect(await verifyBySecret(identifier, SECRET, asker)).toBeUndefined();
  expect(await verifyByDigest({ sha256: digest }, asker)).toBeUndefined();
});
