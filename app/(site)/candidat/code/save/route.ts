import { APPLICATIONS_PATH, CODE_PATH, codeCookie, codeToken } from '@/app/address/address-forms';
import { seeOtherWith } from '@/app/address/see-other-with';
import { stepPath } from '@/app/candidate/market_applications/[identifier]/candidate-step';
import { formRoute, type Guarded } from '@/app/form-route';
import { confirmCode } from '@/lib/addresses/codes';
import { currentSession, sessionCookie } from '@/lib/auth/session';
import { lastValue } from '@/lib/forms/read-form';
import { seeOther } from '@/lib/forms/see-other';
import { count } from '@/lib/observability/metrics';

/** A code that was typed, in the browser that asked for it. */
export const POST = formRoute<unknown, Guarded>({
  elsewhere: () => seeOther(CODE_PATH),
  guard: async () => ({ actor: { kind: 'public', id: null } }),
  async handle({ read }) {
    const typed = lastValue(await read(), 'code') ?? '';
    const [token, session] = [await codeToken(), await currentSession()];
    const outcome = await confirmCode({ token, typed, session }, new Date());
    const isConfirmed = typeof outcome === 'object' && 'sessionToken' in outcome;
    count('authentications', { kind: 'address_code', outcome: isConfirmed ? 'accepted' : 'refused' });
    if (outcome === 'over') return seeOther(CODE_PATH);
    if ('wrong' in outcome) return seeOther(`${CODE_PATH}?reste=${outcome.wrong.triesLeft}`);
    const next = outcome.askedAt ? stepPath(outcome.askedAt, 'people') : APPLICATIONS_PATH;
    return seeOtherWith(next, [sessionCookie.holding(outcome.sessionToken), codeCookie.ended()]);
  },
});
