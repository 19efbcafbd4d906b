import { stepPath } from '@/app/candidate/market_applications/[identifier]/candidate-step';
import { receiveLeave } from '@/app/leave/receive-leave';
import { openApplication } from '@/lib/auth/guards';

export const POST = receiveLeave(
  'application',
  async (identifier) => {
    const found = await openApplication(identifier);
    return found && { sessionId: found.sessionId, subjectId: found.application.id };
  },
  (identifier) => stepPath(identifier, 'sync_status'),
);
