import { browserRoute } from '@/app/browser-route';
import type { Subject } from '@/db/schema/access';
import { runAsCaller } from '@/lib/audit/actor';
import { leave } from '@/lib/auth/leave';
import { currentSessionId, sessionCookie } from '@/lib/auth/session';
import { env } from '@/lib/env';
import { isSameOrigin } from '@/lib/forms/same-origin';
import { seeOther } from '@/lib/forms/see-other';

/** The page that says what one has left. */
const LEFT_PATH = '/quitter';
export const LEAVE_ALL_PATH = '/quitter/tout';

/** The post of « Quitter ce marché » or « Quitter cette candidature »: without access, its page says so. */
export function receiveLeave(
  subject: Subject,
  open: (identifier: string) => Promise<{ sessionId: string; subjectId: string } | undefined>,
  page: (identifier: string) => string,
) {
  return browserRoute<{ identifier: string }>(async ({ request, params: { identifier } }) => {
    const found = isSameOrigin(request, env().BASE_URL) ? await open(identifier) : undefined;
    if (!found) return seeOther(page(identifier));
    const actor = { kind: subject === 'market' ? 'buyer' : 'candidate', id: found.sessionId } as const;
    const others = await runAsCaller(request, actor, null, () =>
      leave(found.sessionId, new Date(), (grant) => grant.subject === subject && grant.subjectId === found.subjectId),
    );
    return answerLeft(others === 0);
  });
}

/** The post of « Quitter tout ». A browser that has nothing open is told the same. */
export const receiveLeaveAll = browserRoute(async ({ request }) => {
  if (!isSameOrigin(request, env().BASE_URL)) return seeOther(LEFT_PATH);
  const sessionId = await currentSessionId();
  if (sessionId) {
    await runAsCaller(request, { kind: 'public', id: null }, null, () => leave(sessionId, new Date()));
  }
  return answerLeft(true);
});

/** `Clear-Site-Data`: the next person must not come back to these pages by the button « Précédent ». */
function answerLeft(isOver: boolean): Response {
  return seeOther(LEFT_PATH, {
    'Clear-Site-Data': '"cache"',
    ...(isOver && { 'Set-Cookie': sessionCookie.ended() }),
  });
}
