import type { EditorInput } from '@/lib/editors/editor-input';
import { lastValue, type PostedForm } from '@/lib/forms/read-form';
import { cleanLine, withoutInvisible } from '@/lib/input/unseen-characters';
import { BUDGETS, type Bucket } from '@/lib/limits/rate-limit-budgets';

export const WINDOWS = ['perHour', 'burst'] as const;

/** Name of the input of one limit. */
export const limitInput = (bucket: Bucket, window: (typeof WINDOWS)[number]) => `limit_${bucket}_${window}`;

/** What a form says of an editor, all of it: a box that is not there is not ticked, an address left empty goes. */
export function postedEditor(form: PostedForm): EditorInput & { name: string } {
  const text = (name: string) => cleanLine(lastValue(form, name) ?? '');
  const isTicked = (name: string) => text(name) === 'yes';
  return {
    name: text('name'),
    completionWebhookUrl: text('completionWebhookUrl') || null,
    buyerReturnUrl: text('buyerReturnUrl') || null,
    candidateReturnUrl: text('candidateReturnUrl') || null,
    authorized: isTicked('authorized'),
    defenseAllowed: isTicked('defenseAllowed'),
    registersAllowed: isTicked('registersAllowed'),
    laterAttempts: isTicked('laterAttempts'),
    tablesBeforeDeadline: isTicked('tablesBeforeDeadline'),
    toldOfWithdrawals: isTicked('toldOfWithdrawals'),
    maxLiveTokens: wholeNumber(text('maxLiveTokens') || '1'),
    rateLimits: postedLimits(text),
  };
}

/** Null when no limit is given: the usual ones hold. */
function postedLimits(text: (name: string) => string): EditorInput['rateLimits'] {
  const limits = (Object.keys(BUDGETS) as Bucket[]).flatMap((bucket) => {
    const given = WINDOWS.filter((window) => text(limitInput(bucket, window)) !== '');
    const budget = given.map((window) => [window, wholeNumber(text(limitInput(bucket, window)))]);
    return given.length > 0 ? [[bucket, Object.fromEntries(budget)]] : [];
  });
  return limits.length > 0 ? Object.fromEntries(limits) : null;
}

/** NaN, which every rule refuses, for what is no number in figures (« 1 000 » is one). */
function wholeNumber(text: string): number {
  const figures = withoutInvisible(text);
  return /^\d{1,12}$/.test(figures) ? Number(figures) : Number.NaN;
}
