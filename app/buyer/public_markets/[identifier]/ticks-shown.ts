import type { MarketConfiguration } from '@/db/schema/markets';
import { mergeTicks } from '@/lib/journey/configuration-changes';
import type { BuyerAtStep } from './buyer-step';
import { FIELD_INPUT } from './input-names';

type Ticks = readonly string[];
const NONE = { added: [], removed: [] };

/**
 * The fields that a step shows ticked: those that are saved; after a mistake, those that were posted; after somebody
 * else's save, what both chose. `ticksOf` reads the step's ticks from a configuration.
 */
export function ticksShown(at: BuyerAtStep, ticksOf: (configuration: MarketConfiguration) => Ticks): Ticks {
  const saved = ticksOf(at.market.configuration);
  const posted = at.refused?.values[FIELD_INPUT];
  if (!posted) return saved;
  const changes = at.changed?.changes;
  return mergeTicks(posted, (at.step === 'required_fields' ? changes?.required : changes?.additional) ?? NONE);
}
