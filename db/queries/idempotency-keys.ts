import { and, eq, gt, lte, sql } from 'drizzle-orm';
import { type Database, database } from '@/db/database';
import { idempotencyKeys } from '@/db/schema/limits';

/** An answer to keep under a key. */
export type KeptAnswer = {
  /** Names editor, method, path and key. */
  digest: string;
  requestDigest: string;
  answerCiphertext: string;
  createdAt: Date;
  expiresAt: Date;
};

/** What an earlier request left. `answerCiphertext` is null where a release before this one had not answered yet. */
export type Earlier = { requestDigest: string; answerCiphertext: string | null };

/** Distinguishes these locks from other advisory locks. */
const LOCK_SPACE = 5_190_002;

/** Holds a key until the end of the transaction; false, without waiting, when another transaction holds it. */
export async function lockIdempotencyKey(tx: Database, digest: string): Promise<boolean> {
  const [row] = await tx.execute<{ locked: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${digest}, ${LOCK_SPACE})) as locked`,
  );
  return row?.locked ?? false;
}

/** What is kept under a key at `now`. */
export async function findKeptAnswer(tx: Database, digest: string, now: Date): Promise<Earlier | undefined> {
  const [earlier] = await tx
    .select({ requestDigest: idempotencyKeys.requestDigest, answerCiphertext: idempotencyKeys.answerCiphertext })
    .from(idempotencyKeys)
    .where(and(eq(idempotencyKeys.digest, digest), gt(idempotencyKeys.expiresAt, now)));
  return earlier;
}

/**
 * Keeps an answer, over one whose time is over. False, and nothing is written, when the key has another: the release
 * before this one, which serves during an upgrade, takes no lock.
 */
export async function keepAnswer(tx: Database, answer: KeptAnswer): Promise<boolean> {
  const [kept] = await tx
    .insert(idempotencyKeys)
    .values(answer)
    .onConflictDoUpdate({
      target: idempotencyKeys.digest,
      set: answer,
      setWhere: lte(idempotencyKeys.expiresAt, answer.createdAt),
    })
    .returning({ digest: idempotencyKeys.digest });
  return kept !== undefined;
}

/** Forgets the keys whose time is over. Returns how many. */
export async function deleteExpiredIdempotencyKeys(now: Date): Promise<number> {
  const deleted = await database()
    .delete(idempotencyKeys)
    .where(lte(idempotencyKeys.expiresAt, now))
    .returning({ digest: idempotencyKeys.digest });
  return deleted.length;
}
