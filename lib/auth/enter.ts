import type { Subject } from '@/db/schema/access';
import { runAsCaller } from '@/lib/audit/doer';
import { seeOther } from '@/lib/forms/see-other';
import { enterByLink } from './enter-by-link';
import { currentSessionId, sessionCookie } from './session';

/**
 * Answers an access link: a cookie when the browser had no session, then a redirect to `page`. A link that opens nothing
 * is redirected there too, where the guard explains how to come back, in the same words for every reason.
 */
export async function enter(link: {
  request: Request;
  identifier: string;
  token: string;
  subject: Subject;
  subjectId: string | undefined;
  page: string;
  /** Where the link leads once it has opened something, when that is elsewhere. */
  pageOnceIn?: string;
}): Promise<Response> {
  const { request, identifier, token, subject, subjectId, page, pageOnceIn = page } = link;
  const actor = { kind: subject === 'market' ? 'buyer' : 'candidate', id: null } as const;
  const entered = await runAsCaller(request, actor, null, async () =>
    subjectId
      ? enterByLink({ token, subject, subjectId, identifier }, await currentSessionId(), new Date())
      : undefined,
  );
  if (!entered) return seeOther(page);
  if (!entered.newSessionToken) return seeOther(pageOnceIn);
  const { name, attributes } = sessionCookie();
  return seeOther(pageOnceIn, { 'Set-Cookie': `${name}=${entered.newSessionToken}; ${attributes}` });
}
