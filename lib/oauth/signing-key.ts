import { randomUUID } from 'node:crypto';
import { exportJWK, exportPKCS8, generateKeyPair, importJWK, importPKCS8 } from 'jose';
import { findInstanceKeys, type InstanceKey, keepInstanceKey } from '@/db/queries/instance-keys';
import { decryptSecret, encryptSecret } from '@/lib/keys';

/** RS256, which every resource server of RFC 9068 must understand (section 2.1 of the RFC). */
export const SIGNATURE_ALGORITHM = 'RS256';

type SigningKey = { id: string; key: CryptoKey };

let live: Promise<SigningKey> | undefined;
const publicKeys = new Map<string, Promise<CryptoKey>>();

/** The key that signs tokens: made on first use, kept encrypted in the database, the same for every process. */
export function liveSigningKey(): Promise<SigningKey> {
  live ??= loadOrMakeKey().catch((error) => {
    live = undefined;
    throw error;
  });
  return live;
}

/** The public key with this id, retired or not; undefined when there is none. */
export async function publicKey(id: string): Promise<CryptoKey | undefined> {
  if (!publicKeys.has(id)) {
    const row = (await findInstanceKeys('token_signature')).find((candidate) => candidate.id === id);
    if (!row) return undefined;
    publicKeys.set(id, importJWK(JSON.parse(row.publicPart), SIGNATURE_ALGORITHM) as Promise<CryptoKey>);
  }
  return publicKeys.get(id);
}

async function loadOrMakeKey(): Promise<SigningKey> {
  const row = (await findInstanceKeys('token_signature')).find((key) => key.retiredAt === null) ?? (await makeKey());
  const pem = decryptSecret(row.privateCiphertext, `instance-key/${row.id}`);
  return { id: row.id, key: await importPKCS8(pem, SIGNATURE_ALGORITHM) };
}

async function makeKey(): Promise<InstanceKey> {
  const pair = await generateKeyPair(SIGNATURE_ALGORITHM, { extractable: true });
  const id = randomUUID();
  const jwk = await exportJWK(pair.publicKey);
  return keepInstanceKey({
    id,
    purpose: 'token_signature',
    privateCiphertext: encryptSecret(await exportPKCS8(pair.privateKey), `instance-key/${id}`),
    publicPart: JSON.stringify({ ...jwk, kid: id, use: 'sig', alg: SIGNATURE_ALGORITHM }),
  });
}
