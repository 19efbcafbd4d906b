import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { forgetInstanceSeal } from '@/lib/documents/instance-seal';
import { createSelfSignedSeal } from '@/lib/documents/seal';
import { env, forgetEnv } from '@/lib/env';
import { GET } from './route';

useTestDatabase();

const DAY_MS = 86_400_000;

async function useSealOf(days: number): Promise<void> {
  const validFrom = new Date(Date.now() - 100 * DAY_MS);
  const subject = { commonName: 'Cachet', organization: 'Essai' };
  const seal = await createSelfSignedSeal({ ...subject, validFrom, days: 100 + days });
  const [key, certificate] = [join(env().DATA_DIR, 'seal.key'), join(env().DATA_DIR, 'seal.pem')];
  writeFileSync(key, seal.privateKeyPem);
  writeFileSync(certificate, seal.certificatePem);
  vi.stubEnv('SEAL_KEY_FILE', key);
  vi.stubEnv('SEAL_CERTIFICATE_FILE', certificate);
  forgetEnv();
  forgetInstanceSeal();
}

it('is ready, with nothing to add', async () => {
  const answer = await GET();
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ status: 'ok', database: true, storage: true });
});

it.each([
  [60, undefined],
  [29, ['seal_certificate_expires_soon']],
  [-1, ['seal_certificate_expired']],
])('with a seal for %i days more, is ready and warns: %j', async (days, warnings) => {
  await useSealOf(days);
  const answer = await GET();
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ status: 'ok', database: true, storage: true, ...(warnings && { warnings }) });
});

it('warns of a seal that cannot be read', async () => {
  await useSealOf(60);
  vi.stubEnv('SEAL_KEY_FILE', '/nowhere/seal.key');
  forgetEnv();
  forgetInstanceSeal();
  expect(await (await GET()).json()).toEqual({
    status: 'ok',
    database: true,
    storage: true,
    warnings: ['seal_unreadable'],
  });
});
