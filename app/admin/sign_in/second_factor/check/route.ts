import { problemPath } from '@/app/admin/sign_in/problem';
import { publicPost } from '@/app/admin/sign_in/public-post';
import { passSecondFactor } from '@/lib/administrators/pass-second-factor';
import { showOnce } from '@/lib/administrators/shown-once';
import { consoleVisit } from '@/lib/auth/administrator';
import { consoleCookie } from '@/lib/auth/administrator-session';
import { readReturnAddress, withReturnAddress } from '@/lib/console/return-address';
import { seeOther } from '@/lib/forms/see-other';
import { count } from '@/lib/observability/metrics';

const PAGE = '/admin/sign_in/second_factor';

export const POST = publicPost(async ({ value, browser, now }) => {
  const visit = await consoleVisit();
  const next = readReturnAddress(value('next'));
  if (!visit) return seeOther(withReturnAddress('/admin/sign_in', next));
  if (visit.session.completedAt) return seeOther(next);
  const outcome = await passSecondFactor(visit, value('code'), browser, now);
  const passed = outcome.kind !== 'refused' && outcome.kind !== 'locked';
  count('authentications', { kind: 'administrator', outcome: passed ? 'accepted' : 'refused' });
  const again = (problem: string, retryAt?: Date) =>
    seeOther(withReturnAddress(problemPath(PAGE, problem, retryAt), next));
  if (outcome.kind === 'refused') return again('code');
  if (outcome.kind === 'locked') return again('locked', outcome.retryAt);
  const { begun, recoveryCodes } = outcome;
  if (recoveryCodes) {
    await showOnce(begun.session.id, '/admin/account', { recovery_codes: recoveryCodes.join('\n') }, now);
  }
  return seeOther(recoveryCodes ? '/admin/account' : next, { 'Set-Cookie': consoleCookie.holding(begun.token) });
});
