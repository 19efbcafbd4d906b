import { CHALLENGE } from '@/app/admin/draw-console';
import { formRoute, type Guarded } from '@/app/form-route';
import type { Role } from '@/db/queries/administrators';
import { forgetForm } from '@/db/queries/kept-forms';
import type { By } from '@/lib/audit/by';
import { requireAdministrator, type SignedIn } from '@/lib/auth/administrator';
import { AppError } from '@/lib/errors';
import type { PostedForm } from '@/lib/forms/read-form';
import { seeOther } from '@/lib/forms/see-other';
import { callerAddress } from '@/lib/http/caller-address';
import { reportFailure } from '@/lib/observability/report-failure';
import { consoleText as text } from '@/lib/text/admin-console';
import { explainRefusal } from './explain-refusal';
import { keepInConsole } from './kept-form';
import { typedInConsole } from './typed-in-console';

/** Who does it, from where and when: what `recordAudit` asks for beside the action. */
export type ConsoleBy = By;

export type ConsolePost<Params> = {
  administrator: SignedIn;
  /** Files are not taken. */
  form: PostedForm;
  params: Params;
  by: ConsoleBy;
};

/** Where the outcome is seen: 303. `answeredBy`: a page for which `handle` has kept the form, as a search does. */
type Outcome = string | Response | { answeredBy: string };

/**
 * The handler of a form of the console: origin, session and role, then `handle`, which does one thing in one transaction
 * (audit entry included, from `by`).
 * @param page where the form is. With it, a form refused as `invalid` or `conflict` is shown back there by
 *   `readKeptForm`, what was typed with what is wrong; without it, a plain page says what is wrong.
 */
export function adminPost<Params = unknown>(
  role: Role,
  handle: (post: ConsolePost<Params>) => Promise<Outcome>,
  page?: (params: Params) => string,
) {
  return formRoute<Params, Guarded & { administrator: SignedIn }>({
    elsewhere: fromElsewhere,
    async guard() {
      const administrator = await requireAdministrator(role);
      return { administrator, actor: { kind: 'administrator', id: administrator.id } };
    },
    async handle({ request, params, read }, { administrator }) {
      const form = await read();
      const by = byAdministrator(administrator, request);
      return handle({ administrator, form, params, by }).then(
        (outcome) => answerDone(outcome, administrator),
        (error) => showBack(error, administrator, form, page?.(params)),
      );
    },
    refuse,
    form: typedInConsole,
  });
}

export const fromElsewhere = () => explainRefusal(403, text.refused, [text.refused.otherSite]);

export function byAdministrator({ id }: { id: string }, request: Request, now = new Date()): ConsoleBy {
  return { actor: { kind: 'administrator', id }, address: callerAddress(request), now };
}

/** What was refused before it is of no use any more. */
async function answerDone(outcome: Outcome, { sessionId }: SignedIn): Promise<Response> {
  if (typeof outcome === 'object' && 'answeredBy' in outcome) return seeOther(outcome.answeredBy);
  // The action is committed: a failure here must not be shown as a failure of it.
  await forgetForm({ administratorSessionId: sessionId }).catch(
    (error: unknown) => void reportFailure(error, 'a form that was done is kept on'),
  );
  return typeof outcome === 'string' ? seeOther(outcome) : outcome;
}

async function showBack(
  error: unknown,
  { sessionId }: SignedIn,
  form: PostedForm,
  page: string | undefined,
): Promise<Response> {
  const isToMend = error instanceof AppError && (error.code === 'invalid' || error.code === 'conflict');
  if (!isToMend || page === undefined) throw error;
  await keepInConsole(sessionId, page, form, error.violations);
  return seeOther(page);
}

/** What is the caller's to mend in words, with its status; nothing for a failure of ours. */
function refuse(error: unknown): Response | undefined {
  if (!(error instanceof AppError) || error.status >= 500) return undefined;
  if (error.code === 'unauthorized') {
    const { signedOut } = text;
    const way = { title: signedOut.title, back: signedOut.signIn, href: '/admin/sign_in' };
    return explainRefusal(401, way, [signedOut.introduction, signedOut.posted], CHALLENGE);
  }
  if (error.code === 'forbidden') return explainRefusal(403, text.forbidden, [text.forbidden.introduction]);
  const reasons = error.violations.map(({ message }) => message);
  return explainRefusal(error.status, text.refused, [text.refused.introduction, ...reasons]);
}
