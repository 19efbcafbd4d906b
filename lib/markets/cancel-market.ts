import { inTransaction } from '@/db/database';
import { lockMarket, type Market, updateMarket } from '@/db/queries/markets';

/**
 * Cancels a market, for good: from then on no application can be started or submitted, and its buyer can configure
 * nothing more. What was submitted stays. Done twice, it changes nothing.
 */
export function cancelMarket(marketId: string, now: Date): Promise<Market> {
  return inTransaction(async (tx) => {
    const market = await lockMarket(tx, marketId);
    return market.cancelledAt ? market : updateMarket(tx, marketId, { cancelledAt: now });
  });
}
