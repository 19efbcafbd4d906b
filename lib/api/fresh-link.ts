import { z } from 'zod';
import type { FreshLink } from '@/lib/auth/access-links';
import { optionalMember } from '@/lib/input/optional-member';
import type { Language } from '@/lib/text/api';
import { linkMembers } from '@/lib/text/api-members';
import { json } from './answers';
import { readOptionalObject } from './read-body';
import type { FreshLinkAnswer } from './shapes/market';
import { invalid } from './violation';

export const freshLinkInput = z.object({
  revoke_previous: optionalMember(z.boolean()).describe(linkMembers.revoke_previous),
});

/** `{"revoke_previous": true}`; without it, or without a body, earlier links stay. Throws `invalid`, `bad_request`. */
export async function readRevokePrevious(request: Request, language: Language): Promise<boolean> {
  const parsed = freshLinkInput.safeParse(await readOptionalObject(request));
  if (!parsed.success) throw invalid(language, 'revoke_previous', 'not_boolean');
  return parsed.data.revoke_previous ?? false;
}

export function freshLinkAnswer({ url, expiresAt }: FreshLink): Response {
  const link: FreshLinkAnswer = { url, expires_at: expiresAt.toISOString() };
  return json(201, link);
}
