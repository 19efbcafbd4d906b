import { inTransaction } from '@/db/database';
import { lockMarket, type Market, updateMarket } from '@/db/queries/markets';
import { findRecipientsOfMarket } from '@/db/queries/messages';
import { recordAudit } from '@/lib/audit/record';
import { promiseToAll } from '@/lib/messages/promise-messages';

/**
 * Cancels a market, for good: from then on no application can be started or submitted, and its buyer can configure
 * nothing more. What was submitted stays. Done twice, it changes nothing.
 */
export function cancelMarket(marketId: string, now: Date): Promise<Market> {
  return inTransaction(async (tx) => {
    const market = await lockMarket(tx, marketId);
    if (market.cancelledAt) return market;
    await recordAudit(tx, { action: 'market.cancelled', target: { kind: 'market', id: market.identifier }, now });
    const cancelled = { kind: 'market_cancelled', facts: { market: market.name }, about: marketId } as const;
    await promiseToAll(tx, await findRecipientsOfMarket(tx, marketId), cancelled, now);
    return updateMarket(tx, marketId, { cancelledAt: now });
  });
}
