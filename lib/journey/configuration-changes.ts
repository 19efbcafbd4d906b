import type { MarketConfiguration } from '@/db/schema/markets';
import { type Seen, savedSince } from '@/lib/forms/marks';
import type { BuyerStep } from './buyer-steps';

type TickChanges = { added: string[]; removed: string[] };

/** What a save, or several, changed in a configuration; a member that is absent did not change. */
export type ConfigurationChanges = {
  /** The answer on defence, as it is now. */
  defense?: boolean;
  /** Lots or their limits, which are others now. */
  lots?: true;
  /** What the buyer forbids of groups, which is another thing now. */
  groupRules?: true;
  required?: TickChanges;
  additional?: TickChanges & { wanted: boolean };
};

/**
 * What a configuration says, by name: the forms of a market carry its marks (docs/decisions/0013). Step 2 shows all of
 * `mandatoryKeys` ticked as long as it was not saved, and what is unticked is what it says: saving it as it stands changes
 * nothing.
 */
export function entriesOf(
  { setup, requiredFields, additionalFields }: MarketConfiguration,
  mandatoryKeys: readonly string[],
): Map<string, string> {
  const entries = new Map<string, string>();
  if (setup) entries.set('defense', setup.defense ? 'yes' : 'no');
  if (setup?.lots?.length) entries.set('lots', JSON.stringify(setup.lots.map(({ name, cpvCode }) => [name, cpvCode])));
  if (setup?.lotLimit) entries.set('lot_limit', `${setup.lotLimit}`);
  if (setup?.awardLimit) entries.set('award_limit', `${setup.awardLimit}`);
  if (setup?.forbidsAloneAndInGroup) entries.set('group_rule.alone_and_in_group', 'yes');
  if (setup?.forbidsSeveralGroups) entries.set('group_rule.several_groups', 'yes');
  for (const key of mandatoryKeys) {
    if (requiredFields && !requiredFields.fieldKeys.includes(key)) entries.set(`required.${key}`, 'no');
  }
  if (additionalFields) entries.set('wanted', additionalFields.wanted ? 'yes' : 'no');
  for (const key of additionalFields?.fieldKeys ?? []) {
    entries.set(`additional.${key}`, ['yes', ...(additionalFields?.lots?.[key] ?? [])].join(' '));
  }
  return entries;
}

/** What was saved of a configuration since its marks were seen. */
export function changesSince(
  seen: Seen,
  configuration: MarketConfiguration,
  mandatoryKeys: readonly string[],
): ConfigurationChanges {
  const saved = entriesOf(configuration, mandatoryKeys);
  const names = savedSince(seen, saved);
  const changes: ConfigurationChanges = {};
  if (configuration.setup && names.includes('defense')) changes.defense = configuration.setup.defense;
  if (['lots', 'lot_limit', 'award_limit'].some((name) => names.includes(name))) changes.lots = true;
  if (names.some((name) => name.startsWith('group_rule.'))) changes.groupRules = true;
  const [unticked, kept] = changedKeys(names, 'required', saved);
  if (unticked.length + kept.length > 0) changes.required = { added: kept, removed: unticked };
  const [added, removed] = changedKeys(names, 'additional', saved);
  if (added.length + removed.length > 0 || names.includes('wanted')) {
    changes.additional = { added, removed, wanted: configuration.additionalFields?.wanted ?? false };
  }
  return changes;
}

/** The keys of a step that are now said, and those that no longer are. */
function changedKeys(names: readonly string[], step: string, saved: ReadonlyMap<string, string>): [string[], string[]] {
  const prefix = `${step}.`;
  const keys = names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
  const isSaid = (key: string) => saved.has(prefix + key);
  return [keys.filter(isSaid), keys.filter((key) => !isSaid(key))];
}

/** True when saving this step would go over these changes, or would rest on them without their having been seen. */
export function concernsStep(changes: ConfigurationChanges, step: BuyerStep): boolean {
  switch (step) {
    case 'setup':
      return [changes.defense, changes.lots, changes.groupRules].some((change) => change !== undefined);
    case 'required_fields':
      return changes.defense !== undefined || changes.required !== undefined;
    case 'additional_fields':
      return [changes.defense, changes.lots, changes.additional].some((change) => change !== undefined);
    case 'summary':
      return Object.keys(changes).length > 0;
  }
}

/**
 * What two people ticked from the same list: each one's changes count. They cannot contradict each other: a box that both
 * changed was changed to the same.
 */
export function mergeTicks(posted: readonly string[], { added, removed }: TickChanges): string[] {
  return [...new Set([...posted.filter((key) => !removed.includes(key)), ...added])];
}
