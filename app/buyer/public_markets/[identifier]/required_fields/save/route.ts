import { savingStep } from '@/app/buyer/public_markets/[identifier]/save-step';
import { saveRequiredFields } from '@/lib/markets/configure-market';

export const POST = savingStep('required_fields', async (market, form) => {
  const outcome = await saveRequiredFields(market.id, form.get('field') ?? []);
  return outcome.saved ? { next: 'additional_fields' } : outcome;
});
