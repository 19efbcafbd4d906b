import { problemPath } from '@/app/admin/sign_in/problem';
import { publicPost } from '@/app/admin/sign_in/public-post';
import { showOnce } from '@/lib/administrators/kept-in-session';
import { passSecondFactor } from '@/lib/administrators/pass-second-factor';
import { consoleVisit } from '@/lib/auth/administrator';
import { cookieOf } from '@/lib/auth/administrator-session';
import { seeOther } from '@/lib/forms/see-other';
import { count } from '@/lib/observability/metrics';

const PAGE = '/admin/sign_in/second_factor';

export const POST = publicPost(async ({ value, browser, now }) => {
  const visit = await consoleVisit();
  if (!visit) return seeOther('/admin/sign_in');
  if (visit.session.completedAt) return seeOther('/admin');
  const outcome = await passSecondFactor(visit, value('code'), browser, now);
  const passed = outcome.kind !== 'refused' && outcome.kind !== 'locked';
  count('authentications', { kind: 'administrator', outcome: passed ? 'accepted' : 'refused' });
  if (outcome.kind === 'refused') return seeOther(problemPath(PAGE, 'code'));
  if (outcome.kind === 'locked') return seeOther(problemPath(PAGE, 'locked', outcome.retryAt));
  const { begun, recoveryCodes } = outcome;
  if (recoveryCodes) {
    await showOnce(begun.session.id, '/admin/account', { recovery_codes: recoveryCodes.join('\n') }, now);
  }
  return seeOther(recoveryCodes ? '/admin/account' : '/admin', { 'Set-Cookie': cookieOf(begun.token) });
});
