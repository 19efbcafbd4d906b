import { stepPath } from '@/app/candidate/market_applications/[identifier]/candidate-step';
import { receiveRetry } from '@/app/sync/receive-retry';
import { openWholeApplication } from '@/lib/auth/guards';

export const POST = receiveRetry(openWholeApplication, (identifier) => stepPath(identifier, 'sync_status'));
