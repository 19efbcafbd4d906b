import { scriptRoute } from '@/app/script-route';
import { answerProgress } from '@/app/sync/progress';
import { openMarket } from '@/lib/auth/guards';

/** What the page's script asks. */
export const GET = scriptRoute({
  guard: ({ identifier }: { identifier: string }) => openMarket(identifier),
  handle: (_request, _params, { market }) => answerProgress({ id: market.id }),
});
