import { savingStep } from '@/app/buyer/public_markets/[identifier]/save-step';
import { completeMarket } from '@/lib/markets/complete-market';

export const POST = savingStep('summary', async (market) => {
  await completeMarket(market.id, new Date());
  return { next: 'sync_status' };
});
