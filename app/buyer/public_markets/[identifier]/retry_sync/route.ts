import { stepPath } from '@/app/buyer/public_markets/[identifier]/buyer-step';
import { receiveRetry } from '@/app/sync/receive-retry';
import { openMarket } from '@/lib/auth/guards';

export const POST = receiveRetry(openMarket, (identifier) => stepPath(identifier, 'sync_status'));
