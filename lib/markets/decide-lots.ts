import type { Lot, Market } from '@/db/queries/markets';
import type { MarketConfiguration } from '@/db/schema/markets';
import { type LotMistake, readLimit, readLots, type TypedLots } from './typed-lots';

type SaidOfLots = Pick<NonNullable<MarketConfiguration['setup']>, 'lots' | 'lotLimit' | 'awardLimit'>;

const LIMITS = [
  { member: 'lotLimit', code: 'lot_limit' },
  { member: 'awardLimit', code: 'award_limit' },
] as const;

/** What the buyer says of lots, where its editor left it open; what was not asked stays as it was. `given`: by the editor. */
export function decideLots(market: Market, given: readonly Lot[], typed: TypedLots): SaidOfLots | LotMistake {
  const before = market.configuration.setup;
  const lots = given.length > 0 || typed.lots === null ? before?.lots : readLots(typed.lots);
  if (lots && 'code' in lots) return lots;
  const count = given.length || (lots ?? []).length;
  const said: SaidOfLots = lots ? { lots } : {};
  for (const { member, code } of LIMITS) {
    const text = market[member] === null ? typed[member] : '';
    const limit = text === null ? Math.min(before?.[member] ?? 0, count) || null : readLimit(text, count);
    if (limit === undefined) return { code };
    if (limit !== null) said[member] = limit;
  }
  return said;
}

/** A configuration whose fields are tied to none of the lots that are not there any more. */
export function tiedToLots(configuration: MarketConfiguration, count: number): MarketConfiguration {
  if (!configuration.additionalFields?.lots) return configuration;
  const { lots, ...additionalFields } = configuration.additionalFields;
  const kept = Object.entries(lots)
    .map(([key, ranks]) => [key, ranks.filter((rank) => rank < count)] as const)
    .filter(([, ranks]) => ranks.length > 0 && ranks.length < count);
  return {
    ...configuration,
    additionalFields: { ...additionalFields, ...(kept.length > 0 && { lots: Object.fromEntries(kept) }) },
  };
}
