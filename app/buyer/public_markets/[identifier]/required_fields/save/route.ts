import { FIELD_INPUT } from '@/app/buyer/public_markets/[identifier]/input-names';
import { savingStep } from '@/app/buyer/public_markets/[identifier]/save-step';
import { saveRequiredFields } from '@/lib/markets/configure-market';

export const POST = savingStep('required_fields', async (market, form, seenRevision) => {
  const outcome = await saveRequiredFields(market.id, form.get(FIELD_INPUT) ?? [], seenRevision);
  return outcome.saved ? { next: 'additional_fields' } : outcome;
});
