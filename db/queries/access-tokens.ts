import { and, count, eq, gt, isNull, sql } from 'drizzle-orm';
import { type Database, database } from '@/db/database';
import { prepared } from '@/db/prepared';
import { accessTokens, editors } from '@/db/schema/editors';
import type { Editor } from './editors';

export type NewToken = { id: string; editorId: string; scope: string; issuedAt: Date; expiresAt: Date };

/**
 * Keeps a new token, and revokes the editor's oldest live ones of this scope set so that exactly as many are live as it may
 * hold, however many are asked for at once. False, nothing done, when meanwhile the editor was switched off or the secret
 * that it authenticated with has ended. One round trip: the function is in `db/migrations`.
 */
export async function grantToken(token: NewToken, secretId: string): Promise<boolean> {
  const [row] = await granting().execute({ ...token, secretId });
  return row?.granted ?? false;
}

const granting = prepared((on) => {
  const given = sql.placeholder;
  const issuedAt = sql.param(given('issuedAt'), accessTokens.issuedAt);
  const expiresAt = sql.param(given('expiresAt'), accessTokens.expiresAt);
  return on
    .select({ granted: sql<boolean>`granted` })
    .from(
      sql`grant_token(${given('id')}, ${given('editorId')}, ${given('secretId')}, ${given('scope')}, ${issuedAt}, ${expiresAt}) as granted`,
    )
    .prepare('grant_token');
});

/** Revokes one token of this editor; false for one that is not live, which stays as it is. */
export async function revokeToken(tx: Database, id: string, editorId: string, now: Date): Promise<boolean> {
  const revoked = await tx
    .update(accessTokens)
    .set({ revokedAt: now })
    .where(and(eq(accessTokens.id, id), eq(accessTokens.editorId, editorId), isNull(accessTokens.revokedAt)))
    .returning({ id: accessTokens.id });
  return revoked.length > 0;
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
  const [row] = await findingLiveToken().execute({ id, now });
  return row;
}

const findingLiveToken = prepared((on) =>
  on
    .select({ editor: editors, scope: accessTokens.scope })
    .from(accessTokens)
    .innerJoin(editors, eq(editors.id, accessTokens.editorId))
    .where(
      and(
        eq(accessTokens.id, sql.placeholder('id')),
        isNull(accessTokens.revokedAt),
        gt(accessTokens.expiresAt, sql.param(sql.placeholder('now'), accessTokens.expiresAt)),
      ),
    )
    .prepare('find_live_token'),
);
