import { beginInBrowser } from '@/app/admin/sign_in/begin-in-browser';
import { problemPath } from '@/app/admin/sign_in/problem';
import { publicPost } from '@/app/admin/sign_in/public-post';
import { signInWithPassword } from '@/lib/administrators/sign-in';
import { readReturnAddress, withReturnAddress } from '@/lib/console/return-address';
import { seeOther } from '@/lib/forms/see-other';
import { count } from '@/lib/observability/metrics';

export const POST = publicPost(async ({ value, browser, now }) => {
  const given = { email: value('email'), password: value('password') };
  const outcome = await signInWithPassword(given, browser, now);
  if (outcome.kind !== 'accepted') count('authentications', { kind: 'administrator', outcome: 'refused' });
  const next = readReturnAddress(value('next'));
  const again = (problem: string, retryAt?: Date) =>
    seeOther(withReturnAddress(problemPath('/admin/sign_in', problem, retryAt), next));
  if (outcome.kind === 'refused') return again('refused');
  if (outcome.kind === 'locked') return again('locked', outcome.retryAt);
  const path = withReturnAddress('/admin/sign_in/second_factor', next);
  return beginInBrowser(outcome.begun.token, path, browser, now);
});
