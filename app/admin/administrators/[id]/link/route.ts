import { accountPost, linkShown } from '@/app/admin/administrators/account-post';
import { newLink } from '@/lib/administrators/accounts';
import { showOnce } from '@/lib/administrators/shown-once';

export const POST = accountPost(null, async (id, { administrator, by }) => {
  const link = await newLink(id, by);
  await showOnce(administrator.sessionId, `/admin/administrators/${id}`, linkShown(link), by.now);
});
