import type { MarketConfiguration } from '@/db/schema/markets';
import type { BuyerStep } from './buyer-steps';

type TickChanges = { added: string[]; removed: string[] };

/** What a save, or several, changed in a configuration; a member that is absent did not change. */
export type ConfigurationChanges = {
  /** The answer on defence, as it is now. */
  defense?: boolean;
  required?: TickChanges;
  additional?: TickChanges & { wanted: boolean };
};

/**
 * What changed between two states of a configuration. `mandatoryKeys` are the fields that step 2 shows ticked as long as
 * it was not saved: saving it as it stands changes nothing.
 */
export function changesBetween(
  before: MarketConfiguration,
  after: MarketConfiguration,
  mandatoryKeys: readonly string[],
): ConfigurationChanges {
  const changes: ConfigurationChanges = {};
  if (after.setup && before.setup?.defense !== after.setup.defense) changes.defense = after.setup.defense;
  const required = ticksBetween(
    before.requiredFields?.fieldKeys ?? mandatoryKeys,
    after.requiredFields?.fieldKeys ?? mandatoryKeys,
  );
  if (isChange(required)) changes.required = required;
  const additional = ticksBetween(before.additionalFields?.fieldKeys ?? [], after.additionalFields?.fieldKeys ?? []);
  const wanted = after.additionalFields?.wanted ?? false;
  if (isChange(additional) || before.additionalFields?.wanted !== after.additionalFields?.wanted) {
    changes.additional = { ...additional, wanted };
  }
  return changes;
}

function ticksBetween(before: readonly string[], after: readonly string[]): TickChanges {
  return {
    added: after.filter((key) => !before.includes(key)),
    removed: before.filter((key) => !after.includes(key)),
  };
}

const isChange = ({ added, removed }: TickChanges) => added.length > 0 || removed.length > 0;

/** True when saving this step would go over these changes, or would rest on them without their having been seen. */
export function concernsStep(changes: ConfigurationChanges, step: BuyerStep): boolean {
  switch (step) {
    case 'setup':
      return changes.defense !== undefined;
    case 'required_fields':
      return changes.defense !== undefined || changes.required !== undefined;
    case 'additional_fields':
      return changes.defense !== undefined || changes.additional !== undefined;
    case 'summary':
      return Object.keys(changes).length > 0;
  }
}

/**
 * What two people ticked from the same list: each one's changes count. They cannot contradict each other: a box that both
 * changed was changed to the same.
 */
export function mergeTicks(seen: readonly string[], posted: readonly string[], saved: readonly string[]): string[] {
  const { added, removed } = ticksBetween(seen, saved);
  return [...new Set([...posted.filter((key) => !removed.includes(key)), ...added])];
}
