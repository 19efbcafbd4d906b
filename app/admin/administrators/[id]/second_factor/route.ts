import { accountPost } from '@/app/admin/administrators/account-post';
import { resetSecondFactor } from '@/lib/administrators/accounts';

export const POST = accountPost('second_factor', (id, { by }) => resetSecondFactor(id, by));
