import type { Database } from '@/db/database';
import { findLots, type Lot, type Market } from '@/db/queries/markets';

type Configured = Pick<Market, 'configuration' | 'lotLimit' | 'awardLimit'>;

/** The lots of a market: those that its editor gave, else those that its buyer says. */
export async function lotsOfMarket(market: Configured & Pick<Market, 'id'>, on?: Database): Promise<Lot[]> {
  const given = await findLots(market.id, on);
  const said = market.configuration.setup?.lots ?? [];
  return given.length > 0 ? given : said.map((lot, rank) => ({ ...lot, number: rank + 1 }));
}

/** How many lots one may apply for, and be awarded: as its editor gave them, else as its buyer says; null for no limit. */
export function limitsOfMarket({ configuration: { setup }, lotLimit, awardLimit }: Configured) {
  return { lotLimit: lotLimit ?? setup?.lotLimit ?? null, awardLimit: awardLimit ?? setup?.awardLimit ?? null };
}
