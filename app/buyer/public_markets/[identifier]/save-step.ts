import type { Market } from '@/db/queries/markets';
import { openMarket } from '@/lib/auth/guards';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { type PostedForm, readForm } from '@/lib/forms/read-form';
import { isSameOrigin } from '@/lib/forms/same-origin';
import { seeOther } from '@/lib/forms/see-other';
import type { BuyerStep } from '@/lib/journey/buyer-steps';
import { log } from '@/lib/observability/log';
import { stepPath } from './buyer-step';

type Context = { params: Promise<{ identifier: string }> };
type Save = (market: Market, form: PostedForm) => Promise<{ next: BuyerStep | 'sync_status' } | { problem: string }>;

/** A step's post: guard, one verb, then « look there ». Whatever happened meanwhile, the page shown next says where one stands. */
export function savingStep(step: BuyerStep, save: Save) {
  return async (request: Request, { params }: Context): Promise<Response> => {
    const { identifier } = await params;
    const page = stepPath(identifier, step);
    const found = isSameOrigin(request, env().BASE_URL) ? await openMarket(identifier) : undefined;
    if (!found) return seeOther(page);
    try {
      const outcome = await save(found.market, await readForm(request));
      return seeOther('next' in outcome ? stepPath(identifier, outcome.next) : `${page}?erreur=${outcome.problem}`);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      log().info({ market: identifier, step, code: error.code, reason: error.message }, 'step not saved');
      return seeOther(page);
    }
  };
}
