import { answerWithoutGrant } from '@/app/answer-without-grant';
import { browserRoute } from '@/app/browser-route';
import { forgetRefusedPost, keepRefusedPost } from '@/db/queries/access';
import { findMarket, type Market } from '@/db/queries/markets';
import { runAsCaller } from '@/lib/audit/actor';
import { openMarket } from '@/lib/auth/guards';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import type { PostedForm } from '@/lib/forms/read-form';
import { isSameOrigin } from '@/lib/forms/same-origin';
import { seeOther } from '@/lib/forms/see-other';
import { answerShowingBack } from '@/lib/forms/shown-back';
import { type BuyerStep, currentBuyerStep } from '@/lib/journey/buyer-steps';
import type { StepProblem } from '@/lib/markets/configure-market';
import { log } from '@/lib/observability/log';
import { reportFailure } from '@/lib/observability/report-failure';
import { buyerChangesText } from '@/lib/text/buyer-changes';
import { stepPath } from './buyer-step';
import { chosenIn, seenRevisionOf, typedByBuyer } from './posted-step';

type Outcome = { next: BuyerStep | 'sync_status' } | { problem: StepProblem };
type Save = (market: Market, form: PostedForm, seenRevision: number | undefined) => Promise<Outcome>;

/**
 * A step's post: guard, one verb, then « look there ». What was posted and could not be saved is shown back: on the step's
 * own page when that is still open, otherwise by this very answer.
 */
export function savingStep(step: BuyerStep, save: Save) {
  return browserRoute<{ identifier: string }>(
    async ({ request, params: { identifier }, read }) => {
      const page = stepPath(identifier, step);
      if (!isSameOrigin(request, env().BASE_URL)) return seeOther(page);
      const found = await openMarket(identifier);
      if (!found) return answerWithoutGrant(request, typedByBuyer);
      const { sessionId, market } = found;
      const form = await read().catch(whatWasWrong);
      if (form instanceof AppError) return seeOther(`${page}?erreur=not_read`);
      const seenRevision = seenRevisionOf(form);
      const actor = { kind: 'buyer', id: sessionId } as const;
      const saving = () => save(market, form, seenRevision).catch(whatWasWrong);
      const outcome = await runAsCaller(request, actor, null, saving);
      if (outcome instanceof AppError) {
        log().info({ market: identifier, step, code: outcome.code, reason: outcome.message }, 'step not saved');
        return answerTooLate(market.id, form);
      }
      if ('next' in outcome) {
        // The step is committed: a failure here must not be shown as a failure to save.
        await forgetRefusedPost(sessionId, market.id).catch(
          (error: unknown) => void reportFailure(error, 'a refused post is kept on'),
        );
        return seeOther(stepPath(identifier, outcome.next));
      }
      const refused = { step, problem: outcome.problem, seenRevision: seenRevision ?? null, chosen: chosenIn(form) };
      await keepRefusedPost(sessionId, market.id, refused);
      return seeOther(`${page}?erreur=${outcome.problem}`);
    },
    { inWords: typedByBuyer },
  );
}

/** An error that its sender can mend, as a value; a failure of ours goes on, to `browserRoute`. */
function whatWasWrong(error: unknown): AppError {
  if (error instanceof AppError) return error;
  throw error;
}

/** The step is not open any more: 409, why, and what was chosen. */
async function answerTooLate(marketId: string, form: PostedForm): Promise<Response> {
  const market = await findMarket(marketId);
  if (!market) throw new Error('no such market');
  const { late, whatToDo } = buyerChangesText;
  const isClosed = market.cancelledAt || market.completedAt;
  const why = market.cancelledAt ? late.cancelled : market.completedAt ? late.completed : late.step_closed;
  const next = isClosed ? 'sync_status' : currentBuyerStep(market.configuration);
  return answerShowingBack(409, {
    title: why.title,
    introduction: why.introduction,
    sections: [{ title: whatToDo, items: why.items }],
    typed: typedByBuyer(form),
    files: [],
    link: { href: stepPath(market.identifier, next), text: why.link },
  });
}
