import { findLiveToken } from '@/db/queries/access-tokens';
import type { Editor } from '@/db/queries/editors';
import { AppError } from '@/lib/errors';
import { InvalidToken, verifySignature } from './verify-signature';

/** No token was shown: the answer then names no error (RFC 6750, 3.1). */
export class NoBearerToken extends AppError {
  constructor() {
    super('unauthorized', 'no bearer token');
  }
}

/** The token is good, and does not allow this: the answer names the scope that would. */
export class InsufficientScope extends AppError {
  constructor(readonly scope: string) {
    super('forbidden', `scope ${scope} is needed`);
  }
}

export type Bearer = { editor: Editor; scope: string };

/**
 * The editor behind `Authorization: Bearer …` (RFC 6750, 2.1). A valid signature is not enough: the token must be live
 * in the store and its editor authorised and active at this very call. Throws `unauthorized`.
 */
export async function verifyBearer(authorization: string | null, now: Date): Promise<Bearer> {
  const [, token] = /^Bearer +([A-Za-z0-9\-._~+/]+=*)$/i.exec(authorization ?? '') ?? [];
  if (!token) throw new NoBearerToken();
  const found = await findLiveToken(await verifiedId(token, now), now);
  if (!found) throw new AppError('unauthorized', 'the token is revoked, expired or unknown');
  if (!found.editor.active || !found.editor.authorized) throw new AppError('unauthorized', 'the editor is not active');
  return found;
}

async function verifiedId(token: string, now: Date): Promise<string> {
  try {
    return (await verifySignature(token, now)).id;
  } catch (error) {
    if (error instanceof InvalidToken) throw new AppError('unauthorized', error.message);
    throw error;
  }
}
