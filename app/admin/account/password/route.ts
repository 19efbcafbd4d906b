import { adminPost } from '@/app/admin/admin-post';
import { changeOwnPassword } from '@/lib/administrators/own-account';
import { lastValue } from '@/lib/forms/read-form';

const PAGE = '/admin/account';

export const POST = adminPost(
  'reader',
  async ({ administrator, form, by }) => {
    const value = (name: string) => lastValue(form, name) ?? '';
    const given = {
      current: value('password'),
      password: value('new_password'),
      repeated: value('repeated_password'),
    };
    await changeOwnPassword(administrator.id, given, administrator.sessionId, by);
    return `${PAGE}?done=password`;
  },
  () => PAGE,
);
