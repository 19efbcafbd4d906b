import { stepPath } from '@/app/candidate/market_applications/[identifier]/candidate-step';
import { receiveRetry } from '@/app/sync/receive-retry';
import { openApplication } from '@/lib/auth/guards';

export const POST = receiveRetry(
  async (identifier) => {
    const found = await openApplication(identifier);
    return found && { subjectId: found.application.id, actor: { kind: 'candidate', id: found.sessionId } };
  },
  (identifier) => stepPath(identifier, 'sync_status'),
);
