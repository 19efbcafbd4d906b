import { formRoute } from '@/app/form-route';
import { forgetForm, keepForm } from '@/db/queries/kept-forms';
import { findMarket, type Market } from '@/db/queries/markets';
import { openMarket } from '@/lib/auth/guards';
import { AppError } from '@/lib/errors';
import { readSeen, SEEN_INPUT, type Seen } from '@/lib/forms/marks';
import { lastValue, type PostedForm } from '@/lib/forms/read-form';
import { seeOther } from '@/lib/forms/see-other';
import { answerShowingBack } from '@/lib/forms/shown-back';
import { type BuyerStep, currentBuyerStep } from '@/lib/journey/buyer-steps';
import type { StepProblem } from '@/lib/markets/configure-market';
import { seenAt } from '@/lib/markets/seen-configuration';
import { log } from '@/lib/observability/log';
import { reportFailure } from '@/lib/observability/report-failure';
import { buyerChangesText } from '@/lib/text/buyer-changes';
import { stepPath } from './buyer-step';
import { chosenIn, seenRevisionOf, typedByBuyer } from './posted-step';

type Outcome = { next: BuyerStep | 'sync_status' } | { problem: StepProblem };
type Save = (market: Market, form: PostedForm, seen: Seen | undefined) => Promise<Outcome>;

/**
 * A step's post: guard, one verb, then « look there ». What was posted and could not be saved is shown back: on the step's
 * own page when that is still open, otherwise by this very answer.
 */
export function savingStep(step: BuyerStep, save: Save) {
  return formRoute<{ identifier: string }, Found>({
    elsewhere: ({ identifier }) => seeOther(stepPath(identifier, step)),
    guard: ({ identifier }) => openMarket(identifier),
    async handle({ params: { identifier }, read }, { sessionId, market }) {
      const page = stepPath(identifier, step);
      const keeper = { sessionId, subject: 'market', subjectId: market.id } as const;
      const form = await read().catch(whatWasWrong);
      if (form instanceof AppError) return seeOther(`${page}?erreur=not_read`);
      const written = lastValue(form, SEEN_INPUT) ?? undefined;
      const seenRevision = seenRevisionOf(form);
      const seen =
        readSeen(written ?? null) ?? (seenRevision === undefined ? undefined : await seenAt(market, seenRevision));
      const outcome = await save(market, form, seen).catch(whatWasWrong);
      if (outcome instanceof AppError) {
        log().info({ market: identifier, step, code: outcome.code, reason: outcome.message }, 'step not saved');
        return answerTooLate(market.id, form);
      }
      if ('next' in outcome) {
        // Saved is saved: a failure here must not read as one of what was asked for.
        await forgetForm(keeper).catch(
          (error: unknown) => void reportFailure(error, 'a form that was saved is kept on'),
        );
        return seeOther(stepPath(identifier, outcome.next));
      }
      const violations = [{ field: 'base', code: outcome.problem }];
      await keepForm(keeper, { place: step, values: chosenIn(form), violations, seen: written, seenRevision });
      return seeOther(`${page}?erreur=${outcome.problem}`);
    },
    form: { inWords: typedByBuyer },
  });
}

type Found = NonNullable<Awaited<ReturnType<typeof openMarket>>>;

/** An error that its sender can mend, as a value; a failure of ours goes on, to `formRoute`. */
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
