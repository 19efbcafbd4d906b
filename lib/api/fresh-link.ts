import type { FreshLink } from '@/lib/auth/access-links';
import type { Language } from '@/lib/text/api';
import { json } from './answers';
import { readOptionalObject } from './read-body';
import { invalid } from './violation';

/** `{"revoke_previous": true}`; without it, or without a body, earlier links stay. Throws `invalid`, `bad_request`. */
export async function readRevokePrevious(request: Request, language: Language): Promise<boolean> {
  const { revoke_previous: given = null } = await readOptionalObject(request);
  if (given !== null && typeof given !== 'boolean') throw invalid(language, 'revoke_previous', 'not_boolean');
  return given ?? false;
}

export function freshLinkAnswer({ url, expiresAt }: FreshLink): Response {
  return json(201, { url, expires_at: expiresAt.toISOString() });
}
