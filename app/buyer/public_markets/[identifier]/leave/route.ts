import { stepPath } from '@/app/buyer/public_markets/[identifier]/buyer-step';
import { receiveLeave } from '@/app/leave/receive-leave';
import { openMarket } from '@/lib/auth/guards';

export const POST = receiveLeave(
  'market',
  async (identifier) => {
    const found = await openMarket(identifier);
    return found && { sessionId: found.sessionId, subjectId: found.market.id };
  },
  (identifier) => stepPath(identifier, 'sync_status'),
);
