import { fromElsewhere } from '@/app/admin/admin-post';
import { explainRefusal } from '@/app/admin/explain-refusal';
import { typedInConsole } from '@/app/admin/typed-in-console';
import { formRoute, type Guarded } from '@/app/form-route';
import type { Browser } from '@/lib/administrators/begin-session';
import { AppError } from '@/lib/errors';
import { lastValue } from '@/lib/forms/read-form';
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
  return formRoute<Params, Guarded>({
    elsewhere: fromElsewhere,
    guard: async () => ({ actor: { kind: 'public', id: null } }),
    async handle({ request, params, read }) {
      const form = await read();
      const browser = { address: callerAddress(request), agent: request.headers.get('user-agent') ?? '' };
      return handle({ value: (name) => lastValue(form, name) ?? '', params, browser, now: new Date() });
    },
    refuse(error) {
      if (!(error instanceof AppError) || error.status >= 500) return undefined;
      return explainRefusal(error.status, text.refused, [text.refused.introduction]);
    },
    form: typedInConsole,
  });
}
