import { inTransaction } from '@/db/database';
import { findInstanceKeys, replaceInstanceKey } from '@/db/queries/instance-keys';
import { recordAudit } from '@/lib/audit/record';
import { RETIRED_KEY_LIFETIME_MS } from './lifetimes';
import { makeSigningKey } from './signing-key';

/** A signing key, without its private part. `honouredUntil` is null while it signs. */
export type SigningKeyState = { id: string; createdAt: Date; retiredAt: Date | null; honouredUntil: Date | null };

/**
 * Retires the live key and makes another, whose id it returns. Tokens already signed stay valid until they expire;
 * every process signs with the new key within a minute. Of two rotations at the same moment, one is done.
 */
export async function rotateSigningKey(now: Date): Promise<string> {
  const key = await makeSigningKey();
  return inTransaction(async (tx) => {
    const { id } = await replaceInstanceKey(tx, key, now);
    await recordAudit(tx, { action: 'signing_key.rotated', target: { kind: 'signing_key', id }, now });
    return id;
  });
}

/** Every signing key, the oldest first. */
export async function listSigningKeys(): Promise<SigningKeyState[]> {
  const rows = await findInstanceKeys('token_signature');
  return rows.map(({ id, createdAt, retiredAt }) => ({
    id,
    createdAt,
    retiredAt,
    honouredUntil: retiredAt && new Date(retiredAt.getTime() + RETIRED_KEY_LIFETIME_MS),
  }));
}
