import { accountPost } from '@/app/admin/administrators/account-post';
import { revokeSession, revokeSessions } from '@/lib/administrators/accounts';
import { lastValue } from '@/lib/forms/read-form';

/** Ends one session of the account, or all of them. */
export const POST = accountPost('sessions', (id, { form, by }) => {
  const session = lastValue(form, 'session') ?? 'all';
  return session === 'all' ? revokeSessions(id, by) : revokeSession(id, session, by);
});
