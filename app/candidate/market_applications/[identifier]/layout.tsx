import { withLeaveMenu } from '@/app/leave/with-leave-menu';
import { openApplication } from '@/lib/auth/guards';
import { stepPath } from './candidate-step';

export default withLeaveMenu('application', openApplication, (identifier) => stepPath(identifier, 'leave'));
