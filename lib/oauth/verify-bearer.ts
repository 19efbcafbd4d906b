import { errors, jwtVerify } from 'jose';
import { findLiveToken } from '@/db/queries/access-tokens';
import type { Editor } from '@/db/queries/editors';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { publicKey, SIGNATURE_ALGORITHM } from './signing-key';

export type Bearer = { editor: Editor; scope: string };

/**
 * The editor behind `Authorization: Bearer …` (RFC 6750, 2.1). A valid signature is not enough: the token must be live
 * in the store and its editor authorised and active at this very call. Throws `unauthorized`.
 */
export async function verifyBearer(authorization: string | null, now: Date): Promise<Bearer> {
  const [, token] = /^Bearer +([A-Za-z0-9\-._~+/]+=*)$/i.exec(authorization ?? '') ?? [];
  if (!token) throw new AppError('unauthorized', 'no bearer token');
  const tokenId = await verifySignature(token, now);
  const found = await findLiveToken(tokenId, now);
  if (!found) throw new AppError('unauthorized', 'the token is revoked, expired or unknown');
  if (!found.editor.active || !found.editor.authorized) throw new AppError('unauthorized', 'the editor is not active');
  return found;
}

async function verifySignature(token: string, now: Date): Promise<string> {
  try {
    const { payload } = await jwtVerify(token, keyOfToken, {
      algorithms: [SIGNATURE_ALGORITHM],
      typ: 'at+jwt',
      issuer: env().BASE_URL,
      audience: `${env().BASE_URL}/api/v1`,
      currentDate: now,
    });
    if (!UUID.test(payload.jti ?? '')) throw new errors.JWTInvalid('no jti');
    return payload.jti as string;
  } catch (error) {
    if (error instanceof errors.JOSEError) throw new AppError('unauthorized', error.code);
    throw error;
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function keyOfToken(header: { kid?: string }): Promise<CryptoKey> {
  const key = UUID.test(header.kid ?? '') ? await publicKey(header.kid as string) : undefined;
  if (!key) throw new errors.JWKSNoMatchingKey();
  return key;
}
