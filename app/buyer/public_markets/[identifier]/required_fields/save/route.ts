import { CONFIRMED_INPUT, FIELD_INPUT, PREVIOUS_INPUT } from '@/app/buyer/public_markets/[identifier]/input-names';
import { savingStep } from '@/app/buyer/public_markets/[identifier]/save-step';
import { lastValue } from '@/lib/forms/read-form';
import { saveRequiredFields } from '@/lib/markets/configure-market';
import { reuseConfiguration } from '@/lib/markets/reuse-configuration';

export const POST = savingStep('required_fields', async (market, form, seen) => {
  const previous = lastValue(form, PREVIOUS_INPUT);
  if (previous !== null) {
    const reused = await reuseConfiguration(market.id, previous, seen);
    return reused.saved ? { next: 'summary' } : reused;
  }
  const isConfirmed = lastValue(form, CONFIRMED_INPUT) !== null || undefined;
  const outcome = await saveRequiredFields(market.id, form.get(FIELD_INPUT) ?? [], seen, isConfirmed);
  return outcome.saved ? { next: 'additional_fields' } : outcome;
});
