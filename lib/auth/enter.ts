import type { Opened } from '@/db/schema/access';
import { runAsCaller } from '@/lib/audit/actor';
import { seeOther } from '@/lib/forms/see-other';
import { count } from '@/lib/observability/metrics';
import { enterByLink } from './enter-by-link';
import { isOpenedByAPerson } from './opened-by-a-person';
import { currentSession, sessionCookie } from './session';

type LinkedTo = {
  subject: Opened;
  subjectId: string;
  /** Where the link leads once it has opened something. */
  page: string;
};

/**
 * Answers an access link: a cookie with a new token, then a redirect to where one stopped. A link that opens nothing is
 * redirected to `page`, where the guard explains how to come back, in the same words for every reason; so is a request
 * that no person made, for which nothing is done and nothing noted.
 * @param find what the identifier of the address names
 */
export async function enter(
  { request, identifier, token, page }: { request: Request; identifier: string; token: string; page: string },
  find: () => Promise<LinkedTo | undefined>,
): Promise<Response> {
  // A link that opens once is used by a press of its button, which no robot makes.
  if (request.method !== 'POST' && !isOpenedByAPerson(request)) return seeOther(page);
  const linked = await find();
  const actor = { kind: linked?.subject === 'market' ? 'buyer' : 'candidate', id: null } as const;
  const sessionToken = await runAsCaller(request, actor, null, async () =>
    linked ? enterByLink({ ...linked, token, identifier }, await currentSession(), new Date()) : undefined,
  );
  count('authentications', { kind: 'access_link', outcome: sessionToken ? 'accepted' : 'refused' });
  if (!linked || !sessionToken) return seeOther(page);
  return seeOther(linked.page, { 'Set-Cookie': sessionCookie.holding(sessionToken) });
}
