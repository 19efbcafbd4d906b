import { FIELD_INPUT, WANTED_INPUT } from '@/app/buyer/public_markets/[identifier]/input-names';
import { savingStep } from '@/app/buyer/public_markets/[identifier]/save-step';
import { lastValue } from '@/lib/forms/read-form';
import { saveAdditionalFields } from '@/lib/markets/configure-market';

export const POST = savingStep('additional_fields', async (market, form, seen) => {
  const wanted = lastValue(form, WANTED_INPUT);
  const outcome = await saveAdditionalFields(market.id, wanted, form.get(FIELD_INPUT) ?? [], seen);
  return outcome.saved ? { next: 'summary' } : outcome;
});
