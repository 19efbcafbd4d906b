import { and, count, desc, eq, gt, inArray, isNull } from 'drizzle-orm';
import { type Database, database } from '@/db/database';
import { accessTokens, editors } from '@/db/schema/editors';
import type { Editor } from './editors';

export type NewToken = { id: string; editorId: string; scope: string; issuedAt: Date; expiresAt: Date };

/**
 * Keeps a new token, and revokes the editor's oldest live ones of this scope set so that at most `live` are. One
 * statement, so one round trip while the editor's row is held: it sees what was done before the row was.
 */
export async function replaceOldestTokens(tx: Database, token: NewToken, live: number): Promise<void> {
  const { id, editorId, scope, issuedAt, revokedAt, expiresAt } = accessTokens;
  const surplus = tx
    .select({ id })
    .from(accessTokens)
    .where(and(eq(editorId, token.editorId), eq(scope, token.scope), isNull(revokedAt), gt(expiresAt, token.issuedAt)))
    .orderBy(desc(issuedAt), desc(id))
    .offset(live - 1);
  const revoked = tx.$with('revoked').as(
    tx
      .update(accessTokens)
      .set({ revokedAt: token.issuedAt })
      .where(and(isNull(revokedAt), inArray(id, surplus)))
      .returning({ id }),
  );
  await tx.with(revoked).insert(accessTokens).values(token);
}

/** Revokes one token of this editor; one that is not live stays as it is. */
export async function revokeToken(id: string, editorId: string, now: Date): Promise<void> {
  await database()
    .update(accessTokens)
    .set({ revokedAt: now })
    .where(and(eq(accessTokens.id, id), eq(accessTokens.editorId, editorId), isNull(accessTokens.revokedAt)));
}

/** Revokes every token of an editor. */
export async function revokeTokensOfEditor(tx: Database, editorId: string, now: Date): Promise<void> {
  await tx
    .update(accessTokens)
    .set({ revokedAt: now })
    .where(and(eq(accessTokens.editorId, editorId), isNull(accessTokens.revokedAt)));
}

/** How many tokens of an editor are live at `now`, all scope sets together. */
export async function countLiveTokens(editorId: string, now: Date): Promise<number> {
  const [row] = await database()
    .select({ live: count() })
    .from(accessTokens)
    .where(and(eq(accessTokens.editorId, editorId), isNull(accessTokens.revokedAt), gt(accessTokens.expiresAt, now)));
  return row?.live ?? 0;
}

/** The editor behind a token that is live at `now`, with the token's scope; undefined when it is revoked or expired. */
export async function findLiveToken(id: string, now: Date): Promise<{ editor: Editor; scope: string } | undefined> {
  const [row] = await database()
    .select({ editor: editors, scope: accessTokens.scope })
    .from(accessTokens)
    .innerJoin(editors, eq(editors.id, accessTokens.editorId))
    .where(and(eq(accessTokens.id, id), isNull(accessTokens.revokedAt), gt(accessTokens.expiresAt, now)));
  return row;
}
