import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { grantToken, type NewToken } from '@/db/queries/access-tokens';
import type { Editor } from '@/db/queries/editors';
import { env } from '@/lib/env';
import { authenticateClient, type Client, clientRefused } from './authenticate-client';
import { TOKEN_LIFETIME_SECONDS } from './lifetimes';
import { OAuthError } from './oauth-error';
import { refuseRepeatedParameters } from './parameters';
import { parseScope } from './scopes';
import { liveSigningKey, SIGNATURE_ALGORITHM } from './signing-key';

export type TokenAnswer = { access_token: string; token_type: 'Bearer'; expires_in: number; scope: string };

/**
 * The client credentials grant (RFC 6749, 4.4). The new token revokes the editor's oldest live ones of the same scope
 * set beyond what it may hold. Throws `OAuthError`.
 * @param admit hears which editor was authenticated, and may throw to stop there
 */
export async function issueToken(
  form: URLSearchParams,
  authorization: string | null,
  now: Date,
  admit?: (editor: Editor) => Promise<void>,
): Promise<TokenAnswer> {
  refuseRepeatedParameters(form);
  const grantType = form.get('grant_type');
  if (!grantType) throw new OAuthError('invalid_request', 'grant_type is missing');
  if (grantType !== 'client_credentials') {
    throw new OAuthError('unsupported_grant_type', 'Only client_credentials is supported');
  }
  const client = await authenticateClient(form, authorization, now);
  await admit?.(client.editor);
  const scopes = parseScope(form.get('scope'));
  if (!scopes) throw new OAuthError('invalid_scope', 'A requested scope is unknown');
  return issueTo(client, scopes.join(' '), now);
}

async function issueTo({ editor, secretId, basic }: Client, scope: string, now: Date): Promise<TokenAnswer> {
  const token = {
    id: randomUUID(),
    editorId: editor.id,
    scope,
    issuedAt: now,
    expiresAt: new Date(now.getTime() + TOKEN_LIFETIME_SECONDS * 1000),
  };
  const [signed, granted] = await Promise.all([signToken(editor.clientId, token), grantToken(token, secretId)]);
  if (!granted) throw clientRefused(basic);
  return { access_token: signed, token_type: 'Bearer', expires_in: TOKEN_LIFETIME_SECONDS, scope };
}

/** JWT profile for access tokens (RFC 9068, 2.1 and 2.2). */
async function signToken(clientId: string, token: NewToken): Promise<string> {
  const { id, key } = await liveSigningKey(token.issuedAt);
  return new SignJWT({ client_id: clientId, scope: token.scope })
    .setProtectedHeader({ alg: SIGNATURE_ALGORITHM, typ: 'at+jwt', kid: id })
    .setIssuer(env().BASE_URL)
    .setAudience(`${env().BASE_URL}/api/v1`)
    .setSubject(clientId)
    .setJti(token.id)
    .setIssuedAt(Math.floor(token.issuedAt.getTime() / 1000))
    .setExpirationTime(Math.floor(token.expiresAt.getTime() / 1000))
    .sign(key);
}
