import { CHALLENGE } from '@/app/admin/draw-console';
import type { Role } from '@/db/queries/administrators';
import { forgetRefusedForm, keepRefusedForm } from '@/lib/administrators/kept-in-session';
import type { By } from '@/lib/audit/by';
import { runAs } from '@/lib/audit/doer';
import { requireAdministrator, type SignedIn } from '@/lib/auth/administrator';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { type PostedForm, readForm } from '@/lib/forms/read-form';
import { isSameOrigin } from '@/lib/forms/same-origin';
import { seeOther } from '@/lib/forms/see-other';
import { callerAddress } from '@/lib/http/caller-address';
import { consoleText as text } from '@/lib/text/admin-console';
import { explainRefusal } from './explain-refusal';

/** Who does it, from where and when: what `recordAudit` asks for beside the action. */
export type ConsoleBy = By;

export type ConsolePost<Params> = {
  administrator: SignedIn;
  /** Files are not taken. */
  form: PostedForm;
  params: Params;
  by: ConsoleBy;
};

type Context<Params> = { params: Promise<Params> };

/**
 * The handler of a form of the console: origin, session and role, then `handle`, which does one thing in one transaction
 * (audit entry included, from `by`) and gives the path where its outcome is seen: 303.
 * @param page where the form is. With it, a form refused as `invalid` or `conflict` is shown back there by
 *   `readRefusedForm`, what was typed with what is wrong; without it, a plain page says what is wrong.
 */
export function adminPost<Params = unknown>(
  role: Role,
  handle: (post: ConsolePost<Params>) => Promise<string | Response>,
  page?: (params: Params) => string,
) {
  return async (request: Request, context: Context<Params>): Promise<Response> => {
    if (!isSameOrigin(request, env().BASE_URL)) return explainRefusal(403, text.refused, [text.refused.otherSite]);
    try {
      const administrator = await requireAdministrator(role);
      const [form, params] = await Promise.all([readForm(request), context.params]);
      const by = byAdministrator(administrator, request);
      return await runAs(by, () => handle({ administrator, form, params, by })).then(
        (outcome) => answerDone(outcome, administrator),
        (error) => showBack(error, administrator, form, page?.(params)),
      );
    } catch (error) {
      return refuse(error);
    }
  };
}

export function byAdministrator({ id }: { id: string }, request: Request, now = new Date()): ConsoleBy {
  return { actor: { kind: 'administrator', id }, address: callerAddress(request), now };
}

/** What was refused before it is of no use any more. */
async function answerDone(outcome: string | Response, { sessionId }: SignedIn): Promise<Response> {
  await forgetRefusedForm(sessionId);
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
  await keepRefusedForm(sessionId, page, form, error.violations);
  return seeOther(page);
}

/** Whatever is no fault of ours in words, with its status; the rest goes on. */
function refuse(error: unknown): Response {
  if (!(error instanceof AppError)) throw error;
  if (error.code === 'unauthorized') {
    const { signedOut } = text;
    const way = { title: signedOut.title, back: signedOut.signIn, href: '/admin/sign_in' };
    return explainRefusal(401, way, [signedOut.introduction, signedOut.posted], CHALLENGE);
  }
  if (error.code === 'forbidden') return explainRefusal(403, text.forbidden, [text.forbidden.introduction]);
  const reasons = error.violations.map(({ message }) => message);
  return explainRefusal(error.status, text.refused, [text.refused.introduction, ...reasons]);
}
