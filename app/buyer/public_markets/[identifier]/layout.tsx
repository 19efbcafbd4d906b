import { withLeaveMenu } from '@/app/leave/with-leave-menu';
import { openMarket } from '@/lib/auth/guards';
import { stepPath } from './buyer-step';

export default withLeaveMenu('market', openMarket, (identifier) => stepPath(identifier, 'leave'));
