import { randomUUID } from 'node:crypto';
import { exportJWK, exportPKCS8, generateKeyPair, importJWK, importPKCS8, type JWK } from 'jose';
import { findInstanceKeys, type InstanceKey, keepInstanceKey, type NewInstanceKey } from '@/db/queries/instance-keys';
import { decryptSecret, encryptSecret } from '@/lib/keys';
import { KEY_REREAD_MS, RETIRED_KEY_LIFETIME_MS } from './lifetimes';

/** RS256, which every resource server of RFC 9068 must understand (section 2.1 of the RFC). */
export const SIGNATURE_ALGORITHM = 'RS256';

type SigningKey = { id: string; key: CryptoKey };
type Keys = { live: SigningKey; honoured: Map<string, CryptoKey> };

let cached: { readAt: number; keys: Promise<Keys> } | undefined;

/** The key that signs tokens: made on first use, kept encrypted in the database, the same for every process. */
export async function liveSigningKey(now = new Date()): Promise<SigningKey> {
  return (await recentKeys(now)).live;
}

/** The public key with this id, live or retired not long ago; undefined when there is none. */
export async function publicKey(id: string, now = new Date()): Promise<CryptoKey | undefined> {
  const known = (await recentKeys(now)).honoured.get(id);
  if (known) return known;
  // Another process may have signed with a key made since; the key id may also be an invented one.
  if (!(await honouredRows(now)).some((row) => row.id === id)) return undefined;
  cached = undefined;
  return (await recentKeys(now)).honoured.get(id);
}

/** The keys that a resource server may meet in a live token, as members of a JWK set (RFC 7517, 5). */
export async function publishedKeys(now: Date): Promise<JWK[]> {
  await liveSigningKey(now);
  return (await honouredRows(now)).map((row) => JSON.parse(row.publicPart));
}

/** A new key, encrypted as it is kept. */
export async function makeSigningKey(): Promise<NewInstanceKey> {
  const pair = await generateKeyPair(SIGNATURE_ALGORITHM, { extractable: true });
  const id = randomUUID();
  const jwk = await exportJWK(pair.publicKey);
  return {
    id,
    purpose: 'token_signature',
    privateCiphertext: encryptSecret(await exportPKCS8(pair.privateKey), `instance-key/${id}`),
    publicPart: JSON.stringify({ ...jwk, kid: id, use: 'sig', alg: SIGNATURE_ALGORITHM }),
  };
}

/** The keys as this process last read them; requests that come together share one reading. */
function recentKeys(now: Date): Promise<Keys> {
  if (!cached || Math.abs(now.getTime() - cached.readAt) > KEY_REREAD_MS) {
    const keys = readKeys(now);
    cached = { readAt: now.getTime(), keys };
    keys.catch(() => {
      if (cached?.keys === keys) cached = undefined;
    });
  }
  return cached.keys;
}

async function readKeys(now: Date): Promise<Keys> {
  const rows = await honouredRows(now);
  const live = rows.find((row) => row.retiredAt === null) ?? (await keepInstanceKey(await makeSigningKey()));
  const pem = decryptSecret(live.privateCiphertext, `instance-key/${live.id}`);
  const honoured = await Promise.all([...rows, live].map(async (row) => [row.id, await importPublic(row)] as const));
  return { live: { id: live.id, key: await importPKCS8(pem, SIGNATURE_ALGORITHM) }, honoured: new Map(honoured) };
}

/** An asymmetric JWK always returns a `CryptoKey`; only a symmetric one returns bytes. */
const importPublic = ({ publicPart }: InstanceKey) =>
  importJWK(JSON.parse(publicPart), SIGNATURE_ALGORITHM) as Promise<CryptoKey>;

async function honouredRows(now: Date): Promise<InstanceKey[]> {
  const oldest = now.getTime() - RETIRED_KEY_LIFETIME_MS;
  const rows = await findInstanceKeys('token_signature');
  return rows.filter((row) => row.retiredAt === null || row.retiredAt.getTime() > oldest);
}
