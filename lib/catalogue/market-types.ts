/** What a market buys. `defense` adds to the others and is never alone: a market of defence still buys something. */
export const MARKET_TYPES = ['supplies', 'services', 'works', 'defense'] as const;

export type MarketType = (typeof MARKET_TYPES)[number];

export function isMarketType(value: string): value is MarketType {
  return (MARKET_TYPES as readonly string[]).includes(value);
}
