import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { findInstanceKeys, keepInstanceKey } from '@/db/queries/instance-keys';
import { everythingStored } from '@/db/testing/change-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { decryptSecret } from '@/lib/keys';
import { liveSigningKey, publicKey } from './signing-key';

useTestDatabase();

it('makes one key, encrypted, that stays the same', async () => {
  const keys = await Promise.all([liveSigningKey(), liveSigningKey(), liveSigningKey()]);
  expect(new Set(keys.map((key) => key.id)).size).toBe(1);
  const [row] = await findInstanceKeys('token_signature');
  expect(row).toMatchObject({ id: keys[0]?.id, retiredAt: null });
  expect(await everythingStored()).not.toContain('PRIVATE KEY');
  const pem = decryptSecret(row?.privateCiphertext ?? '', `instance-key/${row?.id}`);
  expect(pem).toMatch(/^-----BEGIN PRIVATE KEY-----/);
});

it('publishes the public part only, as a member of a JWK set', async () => {
  await liveSigningKey();
  const [row] = await findInstanceKeys('token_signature');
  const jwk = JSON.parse(row?.publicPart ?? '{}');
  expect(Object.keys(jwk).toSorted()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
  expect(jwk).toMatchObject({ alg: 'RS256', kid: row?.id, kty: 'RSA', use: 'sig' });
});

it('returns undefined for an unknown key, and asks again later', async () => {
  expect(await publicKey(randomUUID())).toBeUndefined();
  const { id } = await liveSigningKey();
  expect(await publicKey(id)).toMatchObject({ type: 'public' });
});

it('a process that makes a key too late takes the one that is there', async () => {
  const { id } = await liveSigningKey();
  const late = { id: randomUUID(), purpose: 'token_signature', privateCiphertext: 'late', publicPart: '{}' } as const;
  expect(await keepInstanceKey(late)).toMatchObject({ id });
  expect(await findInstanceKeys('token_signature')).toHaveLength(1);
});
