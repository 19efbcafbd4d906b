import { scriptRoute } from '@/app/script-route';
import { answerProgress } from '@/app/sync/progress';
import { openMarket } from '@/lib/auth/guards';

/** What the page's script asks. */
export const GET = scriptRoute<{ identifier: string }>(async (_request, { identifier }) => {
  const found = await openMarket(identifier);
  return answerProgress(found && { id: found.market.id });
});
