import { errors, jwtVerify } from 'jose';
import { env } from '@/lib/env';
import { publicKey, SIGNATURE_ALGORITHM } from './signing-key';

/** What a token says of itself, its signature, issuer, audience and expiry being right. */
export type TokenClaims = {
  id: string;
  clientId: string;
  subject: string;
  issuer: string;
  audience: string;
  issuedAtSeconds: number;
  expiresAtSeconds: number;
};

/** A token that we did not sign, or that has expired; `message` is a word for the log. */
export class InvalidToken extends Error {}

/** The claims of an access token of ours (RFC 9068, 4). Says nothing of revocation. Throws `InvalidToken`. */
export async function verifySignature(token: string, now: Date): Promise<TokenClaims> {
  const issuer = env().BASE_URL;
  const audience = `${issuer}/api/v1`;
  try {
    const { payload } = await jwtVerify<{ client_id: string }>(token, ({ kid }) => keyOfToken(kid, now), {
      algorithms: [SIGNATURE_ALGORITHM],
      typ: 'at+jwt',
      issuer,
      audience,
      currentDate: now,
      requiredClaims: ['jti', 'sub', 'client_id', 'iat', 'exp'],
    });
    const { jti = '', sub: subject = '', client_id: clientId, iat = 0, exp = 0 } = payload;
    if (!UUID.test(jti)) throw new InvalidToken('no usable jti');
    return { id: jti, clientId, subject, issuer, audience, issuedAtSeconds: iat, expiresAtSeconds: exp };
  } catch (error) {
    if (error instanceof errors.JOSEError) throw new InvalidToken(error.code);
    throw error;
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function keyOfToken(kid = '', now: Date): Promise<CryptoKey> {
  const key = UUID.test(kid) ? await publicKey(kid, now) : undefined;
  if (!key) throw new errors.JWKSNoMatchingKey();
  return key;
}
