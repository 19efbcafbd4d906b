import { stepPath } from '@/app/candidate/market_applications/[identifier]/candidate-step';
import { receiveRetry } from '@/app/sync/receive-retry';
import { openApplication } from '@/lib/auth/guards';

export const POST = receiveRetry(openApplication, (identifier) => stepPath(identifier, 'sync_status'));
