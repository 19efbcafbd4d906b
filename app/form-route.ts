import { answerWithoutGrant } from '@/app/answer-without-grant';
import { browserRoute, type Call, type FormInWords } from '@/app/browser-route';
import { type ActingAs, runAsCaller } from '@/lib/audit/actor';
import { env } from '@/lib/env';
import { isSameOrigin } from '@/lib/forms/same-origin';

/** What a guard found, with who acts: the audit log names the actor of whatever is done meanwhile. */
export type Guarded = { actor: ActingAs['actor'] };

export type FormDoor<Params, Found extends Guarded> = {
  /** Answers a post from a page that is not ours, which is not read. */
  elsewhere(params: Params): Response;
  /** What this browser may do here, or nothing. May throw, which `refuse` answers. */
  guard(params: Params): Promise<Found | undefined>;
  /** One verb, then where its outcome is seen. */
  handle(call: Call<Params>, found: Found): Promise<Response>;
  /** Answers who has no access; without it 401, how to come back, and what was typed. */
  closed?(call: Call<Params>): Response | Promise<Response>;
  /** Answers what its sender can mend; what it does not return is a failure, told by `browserRoute`. */
  refuse?(error: unknown): Response | undefined;
  form?: FormInWords;
};

/**
 * The handler of every form that a page posts, in this order: origin, guard, then `handle` in the name of the actor; a
 * failure ends in a page that shows back what was typed.
 */
export function formRoute<Params, Found extends Guarded>(door: FormDoor<Params, Found>) {
  const { elsewhere, guard, handle, form = { inWords: () => [] } } = door;
  const closed = door.closed ?? (({ request }) => answerWithoutGrant(request, form.inWords));
  return browserRoute<Params>(async (call) => {
    if (!isSameOrigin(call.request, env().BASE_URL)) return elsewhere(call.params);
    try {
      const found = await guard(call.params);
      if (!found) return await closed(call);
      return await runAsCaller(call.request, found.actor, null, () => handle(call, found));
    } catch (error) {
      const answer = door.refuse?.(error);
      if (answer) return answer;
      throw error;
    }
  }, form);
}
