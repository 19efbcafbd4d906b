import { beginInBrowser } from '@/app/admin/sign_in/begin-in-browser';
import { problemPath } from '@/app/admin/sign_in/problem';
import { type PublicPost, publicPost } from '@/app/admin/sign_in/public-post';
import { chooseFirstPassword } from '@/lib/administrators/choose-password';
import { AppError } from '@/lib/errors';
import { seeOther } from '@/lib/forms/see-other';

export const POST = publicPost(async ({ value, params, browser, now }: PublicPost<{ token: string }>) => {
  const page = `/admin/sign_in/access/${params.token}`;
  try {
    const chosen = { password: value('new_password'), repeated: value('repeated_password') };
    const { token } = await chooseFirstPassword(params.token, chosen, browser, now);
    return await beginInBrowser(token, '/admin/sign_in/second_factor', browser, now);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const [violation] = error.violations;
    // A link that does not open is told by its own page.
    return seeOther(violation ? problemPath(page, violation.code) : page);
  }
});
