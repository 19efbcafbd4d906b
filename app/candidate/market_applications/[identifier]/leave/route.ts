import { stepPath } from '@/app/candidate/market_applications/[identifier]/candidate-step';
import { receiveLeave } from '@/app/leave/receive-leave';
import { openApplication } from '@/lib/auth/guards';

export const POST = receiveLeave(openApplication, (identifier) => stepPath(identifier, 'sync_status'));
