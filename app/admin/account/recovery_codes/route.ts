import { adminPost } from '@/app/admin/admin-post';
import { renewOwnRecoveryCodes } from '@/lib/administrators/own-account';
import { showOnce } from '@/lib/administrators/shown-once';
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
