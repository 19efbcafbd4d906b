import { adminPost } from '@/app/admin/admin-post';
import { showOnce } from '@/lib/administrators/kept-in-session';
import { renewOwnRecoveryCodes } from '@/lib/administrators/own-account';
import { lastValue } from '@/lib/forms/read-form';

const PAGE = '/admin/account';

export const POST = adminPost(
  'reader',
  async ({ administrator, form, by }) => {
    const codes = await renewOwnRecoveryCodes(administrator.id, lastValue(form, 'codes_password') ?? '', by);
    await showOnce(administrator.sessionId, PAGE, { recovery_codes: codes.join('\n') }, by.now);
    return PAGE;
  },
  () => PAGE,
);
