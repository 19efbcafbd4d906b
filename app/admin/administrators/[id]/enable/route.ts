import { accountPost } from '@/app/admin/administrators/account-post';
import { enableAdministrator } from '@/lib/administrators/accounts';

export const POST = accountPost('enabled', (id, { by }) => enableAdministrator(id, by));
