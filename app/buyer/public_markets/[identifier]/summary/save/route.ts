import { savingStep } from '@/app/buyer/public_markets/[identifier]/save-step';
import { completeMarket } from '@/lib/markets/complete-market';

export const POST = savingStep('summary', async (market, _form, seenRevision) => {
  const outcome = await completeMarket(market.id, new Date(), seenRevision);
  return outcome === 'completed' ? { next: 'sync_status' } : { problem: 'changed' };
});
