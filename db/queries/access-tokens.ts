import { and, asc, count, eq, gt, inArray, isNull } from 'drizzle-orm';
import { type Database, database } from '@/db/database';
import { accessTokens, editors } from '@/db/schema/editors';
import type { Editor } from './editors';

type NewToken = { id: string; editorId: string; scope: string; issuedAt: Date; expiresAt: Date };

export async function insertToken(tx: Database, token: NewToken): Promise<void> {
  await tx.insert(accessTokens).values(token);
}

/** Revokes the editor's oldest live tokens of this scope set, so that at most `keep` stay live. */
export async function revokeOldestTokens(tx: Database, token: NewToken, keep: number): Promise<void> {
  const live = await tx
    .select({ id: accessTokens.id })
    .from(accessTokens)
    .where(
      and(
        eq(accessTokens.editorId, token.editorId),
        eq(accessTokens.scope, token.scope),
        isNull(accessTokens.revokedAt),
        gt(accessTokens.expiresAt, token.issuedAt),
      ),
    )
    .orderBy(asc(accessTokens.issuedAt), asc(accessTokens.id));
  const surplus = live.slice(0, Math.max(0, live.length - keep)).map((row) => row.id);
  if (surplus.length === 0) return;
  await tx.update(accessTokens).set({ revokedAt: token.issuedAt }).where(inArray(accessTokens.id, surplus));
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
