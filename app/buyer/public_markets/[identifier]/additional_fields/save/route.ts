import { savingStep } from '@/app/buyer/public_markets/[identifier]/save-step';
import { lastValue } from '@/lib/forms/read-form';
import { saveAdditionalFields } from '@/lib/markets/configure-market';

export const POST = savingStep('additional_fields', async (market, form) => {
  const outcome = await saveAdditionalFields(market.id, lastValue(form, 'wanted'), form.get('field') ?? []);
  return outcome.saved ? { next: 'summary' } : outcome;
});
