import { adminPost, type ConsolePost } from '@/app/admin/admin-post';
import type { OneTimeLink } from '@/lib/administrators/accounts';
import type { Secrets } from '@/lib/administrators/shown-once';
import { formatDateTime } from '@/lib/text/format';

type Params = { id: string };

const accountPage = ({ id }: Params) => `/admin/administrators/${encodeURIComponent(id)}`;

/** The handler of one of the forms of an account's page, to which one comes back; `done` tells what was done. */
export const accountPost = (done: string | null, act: (id: string, post: ConsolePost<Params>) => Promise<unknown>) =>
  adminPost<Params>(
    'administrator',
    async (post) => {
      await act(post.params.id, post);
      return accountPage(post.params) + (done ? `?done=${done}` : '');
    },
    accountPage,
  );

/** A one-time link as its maker sees it, once. */
export const linkShown = ({ url, expiresAt }: OneTimeLink): Secrets => ({
  link: url,
  ends_at: formatDateTime(expiresAt),
});
