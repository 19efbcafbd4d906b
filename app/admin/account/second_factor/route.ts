import { adminPost } from '@/app/admin/admin-post';
import { renewOwnSecondFactor } from '@/lib/administrators/own-account';
import { lastValue } from '@/lib/forms/read-form';

/** Every session ends, this one too: signing in again enrols the other telephone. */
export const POST = adminPost(
  'reader',
  async ({ administrator, form, by }) => {
    await renewOwnSecondFactor(administrator.id, lastValue(form, 'telephone_password') ?? '', by);
    return '/admin/sign_in';
  },
  () => '/admin/account',
);
