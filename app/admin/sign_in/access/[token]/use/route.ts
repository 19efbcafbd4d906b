import { problemPath } from '@/app/admin/sign_in/problem';
import { type PublicPost, publicPost } from '@/app/admin/sign_in/public-post';
import { chooseFirstPassword } from '@/lib/administrators/choose-password';
import { cookieOf } from '@/lib/auth/administrator-session';
import { AppError } from '@/lib/errors';
import { seeOther } from '@/lib/forms/see-other';

export const POST = publicPost(async ({ value, params, browser, now }: PublicPost<{ token: string }>) => {
  const page = `/admin/sign_in/access/${params.token}`;
  try {
    const chosen = { password: value('new_password'), repeated: value('repeated_password') };
    const { token } = await chooseFirstPassword(params.token, chosen, browser, now);
    return seeOther('/admin/sign_in/second_factor', { 'Set-Cookie': cookieOf(token) });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const [violation] = error.violations;
    // A link that does not open is told by its own page.
    return seeOther(violation ? problemPath(page, violation.code) : page);
  }
});
