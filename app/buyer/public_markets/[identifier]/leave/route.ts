import { stepPath } from '@/app/buyer/public_markets/[identifier]/buyer-step';
import { receiveLeave } from '@/app/leave/receive-leave';
import { openMarket } from '@/lib/auth/guards';

export const POST = receiveLeave(openMarket, (identifier) => stepPath(identifier, 'sync_status'));
