import type { Market } from '@/db/queries/markets';
import type { MarketConfiguration } from '@/db/schema/markets';

/**
 * What a buyer may forbid of firms that take part in several applications (art. R2142-21 Code de la commande publique), judged
 * per lot when one submits; by default nothing.
 */
export const GROUP_RULES = ['alone_and_in_group', 'several_groups'] as const;
export type GroupRule = (typeof GROUP_RULES)[number];

/** Those that a market has. */
export function groupRulesOf({ configuration }: Pick<Market, 'configuration'>): GroupRule[] {
  const { forbidsAloneAndInGroup, forbidsSeveralGroups } = configuration.setup ?? {};
  const has: Record<GroupRule, boolean | undefined> = {
    alone_and_in_group: forbidsAloneAndInGroup,
    several_groups: forbidsSeveralGroups,
  };
  return GROUP_RULES.filter((rule) => has[rule]);
}

/** As they are kept; what is no rule is ignored. */
export function decideGroupRules(
  ticked: readonly string[],
): Pick<NonNullable<MarketConfiguration['setup']>, 'forbidsAloneAndInGroup' | 'forbidsSeveralGroups'> {
  return {
    ...(ticked.includes('alone_and_in_group') && { forbidsAloneAndInGroup: true }),
    ...(ticked.includes('several_groups') && { forbidsSeveralGroups: true }),
  };
}
