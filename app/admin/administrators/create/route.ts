import { adminPost } from '@/app/admin/admin-post';
import { linkShown } from '@/app/admin/administrators/account-post';
import { createAdministrator } from '@/lib/administrators/accounts';
import { showOnce } from '@/lib/administrators/shown-once';
import { lastValue } from '@/lib/forms/read-form';

export const POST = adminPost(
  'administrator',
  async ({ administrator, form, by }) => {
    const given = { email: lastValue(form, 'email') ?? '', role: lastValue(form, 'role') ?? '' };
    const created = await createAdministrator(given, by);
    const page = `/admin/administrators/${created.administrator.id}`;
    await showOnce(administrator.sessionId, page, linkShown(created.link), by.now);
    return page;
  },
  () => '/admin/administrators',
);
