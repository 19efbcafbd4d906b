import { and, eq, isNull } from 'drizzle-orm';
import { type Database, database } from '@/db/database';
import { instanceKeys } from '@/db/schema/editors';

export type InstanceKey = typeof instanceKeys.$inferSelect;
export type KeyPurpose = 'token_signature' | 'document_seal';
export type NewInstanceKey = { id: string; purpose: KeyPurpose; privateCiphertext: string; publicPart: string };

/** Every key of a purpose, the oldest first, the retired ones too: what they signed must still verify. */
export async function findInstanceKeys(purpose: KeyPurpose): Promise<InstanceKey[]> {
  return database()
    .select()
    .from(instanceKeys)
    .where(eq(instanceKeys.purpose, purpose))
    .orderBy(instanceKeys.createdAt);
}

/**
 * Keeps a new key unless a live one exists, and returns the live one: of two processes that start together, the
 * second takes the key of the first.
 */
export async function keepInstanceKey(key: NewInstanceKey, on: Database = database()): Promise<InstanceKey> {
  await on.insert(instanceKeys).values(key).onConflictDoNothing();
  const [live] = await on
    .select()
    .from(instanceKeys)
    .where(and(eq(instanceKeys.purpose, key.purpose), isNull(instanceKeys.retiredAt)));
  if (!live) throw new Error(`no live key for ${key.purpose}`);
  return live;
}

/**
 * Retires the live key at `now` (only if it is `replacedId`, when that is given) and keeps this one in its place;
 * returns the one that is live then.
 */
export async function replaceInstanceKey(
  tx: Database,
  key: NewInstanceKey,
  now: Date,
  replacedId?: string,
): Promise<InstanceKey> {
  const live = and(eq(instanceKeys.purpose, key.purpose), isNull(instanceKeys.retiredAt));
  await tx
    .update(instanceKeys)
    .set({ retiredAt: now })
    .where(replacedId === undefined ? live : and(live, eq(instanceKeys.id, replacedId)));
  return keepInstanceKey(key, tx);
}
