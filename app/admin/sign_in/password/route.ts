import { problemPath } from '@/app/admin/sign_in/problem';
import { publicPost } from '@/app/admin/sign_in/public-post';
import { signInWithPassword } from '@/lib/administrators/sign-in';
import { cookieOf } from '@/lib/auth/administrator-session';
import { seeOther } from '@/lib/forms/see-other';
import { count } from '@/lib/observability/metrics';

export const POST = publicPost(async ({ value, browser, now }) => {
  const given = { email: value('email'), password: value('password') };
  const outcome = await signInWithPassword(given, browser, now);
  if (outcome.kind !== 'accepted') count('authentications', { kind: 'administrator', outcome: 'refused' });
  if (outcome.kind === 'refused') return seeOther(problemPath('/admin/sign_in', 'refused'));
  if (outcome.kind === 'locked') return seeOther(problemPath('/admin/sign_in', 'locked', outcome.retryAt));
  return seeOther('/admin/sign_in/second_factor', { 'Set-Cookie': cookieOf(outcome.begun.token) });
});
