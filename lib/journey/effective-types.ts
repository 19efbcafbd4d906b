import type { MarketConfiguration } from '@/db/schema/markets';

/** The types that a market has once its buyer has answered on defence: those of the editor, plus `defense` when « oui ». */
export function effectiveTypes(market: { marketTypeCodes: string[]; configuration: MarketConfiguration }): string[] {
  const others = market.marketTypeCodes.filter((code) => code !== 'defense');
  return isDefense(market) ? [...others, 'defense'] : others;
}

/** The buyer's answer; before it, the editor's. */
export function isDefense(market: { marketTypeCodes: string[]; configuration: MarketConfiguration }): boolean {
  return market.configuration.setup?.defense ?? market.marketTypeCodes.includes('defense');
}
