import { stepPath } from '@/app/buyer/public_markets/[identifier]/buyer-step';
import { receiveRetry } from '@/app/sync/receive-retry';
import { openMarket } from '@/lib/auth/guards';

export const POST = receiveRetry(
  async (identifier) => {
    const found = await openMarket(identifier);
    return found && { subjectId: found.market.id, actor: { kind: 'buyer', id: found.sessionId } };
  },
  (identifier) => stepPath(identifier, 'sync_status'),
);
