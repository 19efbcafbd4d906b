import type { Browser } from '@/lib/administrators/begin-session';
import { signOut } from '@/lib/administrators/sign-out';
import { consoleVisit } from '@/lib/auth/administrator';
import { consoleCookie } from '@/lib/auth/administrator-session';
import { seeOther } from '@/lib/forms/see-other';

/**
 * Answers with the cookie of a session that was just begun. The session that it replaces in this browser ends: only
 * a copy of its cookie could still use it.
 */
export async function beginInBrowser(token: string, path: string, browser: Browser, now: Date): Promise<Response> {
  const replaced = await consoleVisit();
  if (replaced) await signOut(replaced.session, { address: browser.address, now });
  return seeOther(path, { 'Set-Cookie': consoleCookie.holding(token) });
}
