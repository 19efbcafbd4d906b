import { inTransaction } from '@/db/database';
import { revokeToken as revokeStoredToken } from '@/db/queries/access-tokens';
import { recordAudit } from '@/lib/audit/record';
import { authenticateClient } from './authenticate-client';
import { OAuthError } from './oauth-error';
import { refuseRepeatedParameters, requireToken } from './parameters';
import { InvalidToken, verifySignature } from './verify-signature';

/**
 * Revokes one of the client's own access tokens (RFC 7009, 2). One that is invalid, expired or revoked already is no
 * error (2.2); `token_type_hint` changes nothing, as there is one type. Throws `OAuthError`.
 */
export async function revokeToken(form: URLSearchParams, authorization: string | null, now: Date): Promise<void> {
  refuseRepeatedParameters(form);
  const { editor } = await authenticateClient(form, authorization, now);
  const claims = await verifySignature(requireToken(form), now).catch((error: unknown) => {
    if (error instanceof InvalidToken) return undefined;
    throw error;
  });
  if (!claims) return;
  // From the signed claims, and not from the store: whether another client's token is still live is not said.
  if (claims.clientId !== editor.clientId) {
    throw new OAuthError('unauthorized_client', 'The token was not issued to this client');
  }
  await inTransaction(async (tx) => {
    if (!(await revokeStoredToken(tx, claims.id, editor.id, now))) return;
    const actor = { kind: 'editor', id: editor.clientId } as const;
    await recordAudit(tx, { actor, action: 'token.revoked', target: { kind: 'token', id: claims.id }, now });
  });
}
