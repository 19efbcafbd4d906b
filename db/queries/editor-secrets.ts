import { and, asc, eq, gt, isNotNull, isNull, or } from 'drizzle-orm';
import { type Database, database } from '@/db/database';
import { editorClientSecrets, editorWebhookSecrets } from '@/db/schema/editors';

/**
 * Both kinds of an editor's secrets rotate alike: the current one has no end; the one before it, during a rotation, has
 * one. There are never more than these two.
 */

const TABLES = { client: editorClientSecrets, webhook: editorWebhookSecrets } as const;
export type SecretKind = keyof typeof TABLES;

/** A secret's life, not the secret. `expiresAt` is null for the current one. */
export type SecretState = { createdAt: Date; expiresAt: Date | null };

/** The secrets of an editor live at `now`: the one on its way out first, then the current one. */
export async function liveSecretStates(
  kind: SecretKind,
  editorId: string,
  now: Date,
  on: Database = database(),
): Promise<SecretState[]> {
  const table = TABLES[kind];
  return on
    .select({ createdAt: table.createdAt, expiresAt: table.expiresAt })
    .from(table)
    .where(and(eq(table.editorId, editorId), or(isNull(table.expiresAt), gt(table.expiresAt, now))))
    .orderBy(asc(table.expiresAt), asc(table.createdAt));
}

/** Deletes the secrets that have an end, passed or to come. */
export async function deleteEndingSecrets(tx: Database, kind: SecretKind, editorId: string): Promise<void> {
  const table = TABLES[kind];
  await tx.delete(table).where(and(eq(table.editorId, editorId), isNotNull(table.expiresAt)));
}

/** Sets the end of the current secret. */
export async function endCurrentSecret(tx: Database, kind: SecretKind, editorId: string, at: Date): Promise<void> {
  const table = TABLES[kind];
  await tx
    .update(table)
    .set({ expiresAt: at })
    .where(and(eq(table.editorId, editorId), isNull(table.expiresAt)));
}

type NewSecret = { editorId: string; createdAt: Date };

export async function insertClientSecret(tx: Database, secret: NewSecret & { digest: string }): Promise<void> {
  await tx.insert(editorClientSecrets).values(secret);
}

export async function insertWebhookSecret(tx: Database, secret: NewSecret & { ciphertext: string }): Promise<void> {
  await tx.insert(editorWebhookSecrets).values(secret);
}
