import { findLiveToken } from '@/db/queries/access-tokens';
import { authenticateClient } from './authenticate-client';
import { refuseRepeatedParameters, requireToken } from './parameters';
import { InvalidToken, verifySignature } from './verify-signature';

export type Introspection =
  | { active: false }
  | {
      active: true;
      scope: string;
      client_id: string;
      token_type: 'Bearer';
      exp: number;
      iat: number;
      sub: string;
      aud: string;
      iss: string;
      jti: string;
    };

const INACTIVE: Introspection = { active: false };

/**
 * What a token allows now (RFC 7662, 2). Only the client's own live tokens are active to it; of any other nothing is
 * said, not even why (2.2). Throws `OAuthError`.
 */
export async function introspectToken(
  form: URLSearchParams,
  authorization: string | null,
  now: Date,
): Promise<Introspection> {
  refuseRepeatedParameters(form);
  const { editor } = await authenticateClient(form, authorization, now);
  return describeToken(requireToken(form), editor.id, now).catch((error: unknown) => {
    if (error instanceof InvalidToken) return INACTIVE;
    throw error;
  });
}

async function describeToken(token: string, editorId: string, now: Date): Promise<Introspection> {
  const claims = await verifySignature(token, now);
  const found = await findLiveToken(claims.id, now);
  if (found?.editor.id !== editorId) return INACTIVE;
  return {
    active: true,
    scope: found.scope,
    client_id: claims.clientId,
    token_type: 'Bearer',
    exp: claims.expiresAtSeconds,
    iat: claims.issuedAtSeconds,
    sub: claims.subject,
    aud: claims.audience,
    iss: claims.issuer,
    jti: claims.id,
  };
}
