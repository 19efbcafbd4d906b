import { and, eq, isNull, lte, or, sql } from 'drizzle-orm';
import { database } from '@/db/database';
import { idempotencyKeys } from '@/db/schema/limits';

export type Claim = {
  /** Names editor, method, path and key. */
  digest: string;
  requestDigest: string;
  /** Who claims. */
  attempt: string;
  createdAt: Date;
  leaseUntil: Date;
  expiresAt: Date;
};

/** What an earlier request left: its digest and its answer, null while it runs. */
export type Earlier = { requestDigest: string; answerCiphertext: string | null };

/**
 * Claims a key, or gives what an earlier request left under it. One of several that come at once claims it. A claim whose
 * lease is over, because its process died, is taken over, by the same request only: the first may have done its work.
 */
export async function claimIdempotencyKey(claim: Claim): Promise<Earlier | undefined> {
  const isAbandoned = and(
    isNull(idempotencyKeys.answerCiphertext),
    lte(idempotencyKeys.leaseUntil, claim.createdAt),
    eq(idempotencyKeys.requestDigest, claim.requestDigest),
  );
  const [claimed] = await database()
    .insert(idempotencyKeys)
    .values(claim)
    .onConflictDoUpdate({
      target: idempotencyKeys.digest,
      set: { ...claim, answerCiphertext: sql`null` },
      setWhere: or(lte(idempotencyKeys.expiresAt, claim.createdAt), isAbandoned),
    })
    .returning({ digest: idempotencyKeys.digest });
  if (claimed) return undefined;
  const [earlier] = await database()
    .select({ requestDigest: idempotencyKeys.requestDigest, answerCiphertext: idempotencyKeys.answerCiphertext })
    .from(idempotencyKeys)
    .where(eq(idempotencyKeys.digest, claim.digest));
  // Freed between the two statements: the key is there for the taking.
  return earlier ?? claimIdempotencyKey(claim);
}

const isStill = ({ digest, attempt }: Pick<Claim, 'digest' | 'attempt'>) =>
  and(eq(idempotencyKeys.digest, digest), eq(idempotencyKeys.attempt, attempt));

/** Keeps the answer, unless another attempt has taken over. */
export async function keepAnswer(claim: Claim, answerCiphertext: string): Promise<void> {
  await database().update(idempotencyKeys).set({ answerCiphertext }).where(isStill(claim));
}

/** Gives the key back, for anything to be tried under it. */
export async function freeIdempotencyKey(claim: Claim): Promise<void> {
  await database().delete(idempotencyKeys).where(isStill(claim));
}

/** Forgets the keys whose time is over. Gives how many. */
export async function deleteExpiredIdempotencyKeys(now: Date): Promise<number> {
  const deleted = await database()
    .delete(idempotencyKeys)
    .where(lte(idempotencyKeys.expiresAt, now))
    .returning({ digest: idempotencyKeys.digest });
  return deleted.length;
}
