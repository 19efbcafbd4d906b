import type { Subject } from '@/db/schema/access';
import { seeOther } from '@/lib/forms/see-other';
import { count } from '@/lib/observability/metrics';
import { enterByLink } from './enter-by-link';
import { currentSessionId, sessionCookie } from './session';

/**
 * Answers an access link: a cookie when the browser had no session, then a redirect to `page`. A link that opens nothing
 * is redirected there too, where the guard explains how to come back, in the same words for every reason.
 */
export async function enter(link: {
  token: string;
  subject: Subject;
  subjectId: string | undefined;
  page: string;
  /** Where the link leads once it has opened something, when that is elsewhere. */
  pageOnceIn?: string;
}): Promise<Response> {
  const { token, subject, subjectId, page, pageOnceIn = page } = link;
  const entered = subjectId
    ? await enterByLink({ token, subject, subjectId }, await currentSessionId(), new Date())
    : undefined;
  count('authentications', { kind: 'access_link', outcome: entered ? 'accepted' : 'refused' });
  if (!entered) return seeOther(page);
  if (!entered.newSessionToken) return seeOther(pageOnceIn);
  const { name, attributes } = sessionCookie();
  return seeOther(pageOnceIn, { 'Set-Cookie': `${name}=${entered.newSessionToken}; ${attributes}` });
}
