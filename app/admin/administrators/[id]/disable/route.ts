import { accountPost } from '@/app/admin/administrators/account-post';
import { disableAdministrator } from '@/lib/administrators/accounts';

export const POST = accountPost('disabled', (id, { by }) => disableAdministrator(id, by));
