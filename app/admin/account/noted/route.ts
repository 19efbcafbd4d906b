import { adminPost } from '@/app/admin/admin-post';
import { forgetShownOnce } from '@/lib/administrators/shown-once';
import { lastValue } from '@/lib/forms/read-form';

/** « J’ai noté »: what was shown once is gone; back to the page it was on, which is one of the console. */
export const POST = adminPost('reader', async ({ administrator, form }) => {
  await forgetShownOnce(administrator.sessionId);
  const page = lastValue(form, 'page') ?? '';
  return /^\/admin\/[\w/-]+$/.test(page) ? page : '/admin';
});
