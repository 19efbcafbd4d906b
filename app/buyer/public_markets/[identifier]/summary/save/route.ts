import { savingStep } from '@/app/buyer/public_markets/[identifier]/save-step';
import { completeMarket } from '@/lib/markets/complete-market';

export const POST = savingStep('summary', async (market, _form, seen) => {
  const outcome = await completeMarket(market.id, new Date(), seen);
  return outcome === 'completed' ? { next: 'sync_status' } : { problem: 'changed' };
});
