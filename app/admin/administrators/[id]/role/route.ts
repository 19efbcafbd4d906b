import { accountPost } from '@/app/admin/administrators/account-post';
import { changeRole } from '@/lib/administrators/accounts';
import { lastValue } from '@/lib/forms/read-form';

export const POST = accountPost('role', (id, { form, by }) => changeRole(id, lastValue(form, 'role') ?? '', by));
