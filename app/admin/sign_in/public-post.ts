import { explainRefusal } from '@/app/admin/explain-refusal';
import { typedInConsole } from '@/app/admin/typed-in-console';
import { browserRoute } from '@/app/browser-route';
import type { Browser } from '@/lib/administrators/begin-session';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { lastValue } from '@/lib/forms/read-form';
import { isSameOrigin } from '@/lib/forms/same-origin';
import { callerAddress } from '@/lib/http/caller-address';
import { consoleText as text } from '@/lib/text/admin-console';

export type PublicPost<Params> = {
  value(name: string): string;
  params: Params;
  browser: Browser;
  now: Date;
};

/** The handler of a form of the console that needs no session: origin, then `handle`, which answers. */
export function publicPost<Params = unknown>(handle: (post: PublicPost<Params>) => Promise<Response>) {
  return browserRoute<Params>(async ({ request, params, read }) => {
    if (!isSameOrigin(request, env().BASE_URL)) return explainRefusal(403, text.refused, [text.refused.otherSite]);
    try {
      const form = await read();
      const browser = { address: callerAddress(request), agent: request.headers.get('user-agent') ?? '' };
      return await handle({ value: (name) => lastValue(form, name) ?? '', params, browser, now: new Date() });
    } catch (error) {
      if (!(error instanceof AppError) || error.status >= 500) throw error;
      return explainRefusal(error.status, text.refused, [text.refused.introduction]);
    }
  }, typedInConsole);
}
