import { publicPost } from '@/app/admin/sign_in/public-post';
import { signOut } from '@/lib/administrators/sign-out';
import { consoleVisit } from '@/lib/auth/administrator';
import { consoleCookie } from '@/lib/auth/administrator-session';
import { seeOther } from '@/lib/forms/see-other';

export const POST = publicPost(async ({ browser, now }) => {
  const visit = await consoleVisit();
  if (visit) await signOut(visit.session, { address: browser.address, now });
  return seeOther('/admin/sign_in', { 'Set-Cookie': consoleCookie.ended() });
});
