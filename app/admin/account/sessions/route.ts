import { adminPost } from '@/app/admin/admin-post';
import { revokeSession, revokeSessions } from '@/lib/administrators/accounts';
import { lastValue } from '@/lib/forms/read-form';

/** Ends one of one's own sessions, or all the others. */
export const POST = adminPost('reader', async ({ administrator, form, by }) => {
  const session = lastValue(form, 'session') ?? '';
  if (session === 'others') await revokeSessions(administrator.id, by, administrator.sessionId);
  else await revokeSession(administrator.id, session, by);
  return '/admin/account?done=sessions';
});
