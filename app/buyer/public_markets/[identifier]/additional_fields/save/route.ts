import { FIELD_INPUT, LOTS_OF_INPUT, WANTED_INPUT } from '@/app/buyer/public_markets/[identifier]/input-names';
import { savingStep } from '@/app/buyer/public_markets/[identifier]/save-step';
import { lastValue } from '@/lib/forms/read-form';
import { saveAdditionalFields } from '@/lib/markets/configure-market';

export const POST = savingStep('additional_fields', async (market, form, seen) => {
  const wanted = lastValue(form, WANTED_INPUT);
  const lotsOf = new Map(
    [...form.keys()]
      .filter((name) => name.startsWith(LOTS_OF_INPUT))
      .map((name) => [name.slice(LOTS_OF_INPUT.length), lastValue(form, name) ?? '']),
  );
  const outcome = await saveAdditionalFields(market.id, wanted, form.get(FIELD_INPUT) ?? [], seen, lotsOf);
  return outcome.saved ? { next: 'summary' } : outcome;
});
