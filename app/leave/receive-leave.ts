import { formRoute, type Guarded } from '@/app/form-route';
import type { Opened } from '@/db/schema/access';
import { leave } from '@/lib/auth/leave';
import { currentSessionId, sessionCookie } from '@/lib/auth/session';
import { seeOther } from '@/lib/forms/see-other';

/** The page that says what one has left. */
export const LEFT_PATH = '/quitter';
export const LEAVE_ALL_PATH = '/quitter/tout';

type Left = Guarded & { sessionId: string; subject: Opened; subjectId: string };

/** The post of « Quitter ce marché » or « Quitter cette candidature »: who has no access is told so by its page. */
export function receiveLeave(
  open: (identifier: string) => Promise<Left | undefined>,
  page: (identifier: string) => string,
) {
  return formRoute<{ identifier: string }, Left>({
    elsewhere: ({ identifier }) => seeOther(page(identifier)),
    guard: ({ identifier }) => open(identifier),
    closed: ({ params: { identifier } }) => seeOther(page(identifier)),
    async handle(_call, { sessionId, subject, subjectId }) {
      const isLeft = (grant: { subject: Opened; subjectId: string }) =>
        grant.subject === subject && grant.subjectId === subjectId;
      return answerLeft((await leave(sessionId, new Date(), isLeft)) === 0);
    },
  });
}

/** The post of « Quitter tout ». A browser that has nothing open is told the same. */
export const receiveLeaveAll = formRoute<unknown, Guarded & { sessionId: string }>({
  elsewhere: () => seeOther(LEFT_PATH),
  async guard() {
    const sessionId = await currentSessionId();
    return sessionId ? { sessionId, actor: { kind: 'public', id: null } } : undefined;
  },
  closed: () => answerLeft(true),
  async handle(_call, { sessionId }) {
    await leave(sessionId, new Date());
    return answerLeft(true);
  },
});

/** `Clear-Site-Data`: the next person must not come back to these pages by the button « Précédent ». */
function answerLeft(isOver: boolean): Response {
  return seeOther(LEFT_PATH, {
    'Clear-Site-Data': '"cache"',
    ...(isOver && { 'Set-Cookie': sessionCookie.ended() }),
  });
}
