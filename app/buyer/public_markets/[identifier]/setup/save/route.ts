import {
  AWARD_LIMIT_INPUT,
  DEFENSE_INPUT,
  GROUP_RULE_INPUT,
  LOT_LIMIT_INPUT,
  LOTS_INPUT,
} from '@/app/buyer/public_markets/[identifier]/input-names';
import { savingStep } from '@/app/buyer/public_markets/[identifier]/save-step';
import { findEditor } from '@/db/queries/editors';
import { lastValue } from '@/lib/forms/read-form';
import { saveSetup } from '@/lib/markets/configure-market';

export const POST = savingStep('setup', async (market, form, seen) => {
  const editor = await findEditor(market.editorId);
  const choice = lastValue(form, DEFENSE_INPUT);
  const outcome = await saveSetup(market.id, choice, editor?.defenseAllowed ?? false, seen, {
    lots: lastValue(form, LOTS_INPUT),
    lotLimit: lastValue(form, LOT_LIMIT_INPUT),
    awardLimit: lastValue(form, AWARD_LIMIT_INPUT),
    groupRules: form.get(GROUP_RULE_INPUT) ?? [],
  });
  return outcome.saved ? { next: 'required_fields' } : outcome;
});
