import { savingStep } from '@/app/buyer/public_markets/[identifier]/save-step';
import { findEditor } from '@/db/queries/editors';
import { lastValue } from '@/lib/forms/read-form';
import { saveSetup } from '@/lib/markets/configure-market';

export const POST = savingStep('setup', async (market, form) => {
  const editor = await findEditor(market.editorId);
  const outcome = await saveSetup(market.id, lastValue(form, 'defense'), editor?.defenseAllowed ?? false);
  return outcome.saved ? { next: 'required_fields' } : outcome;
});
