import { answerProgress } from '@/app/sync/progress';
import { openMarket } from '@/lib/auth/guards';

/** What the page's script asks. */
export async function GET(_request: Request, { params }: { params: Promise<{ identifier: string }> }) {
  const found = await openMarket((await params).identifier);
  return answerProgress(found && { id: found.market.id });
}
