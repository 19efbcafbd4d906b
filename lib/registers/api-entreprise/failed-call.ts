import { z } from 'zod';
import { failedAnswer } from '@/lib/registers/failed-answer';
import type { Outcome, RegisterAnswer } from '@/lib/registers/register';

const errors = z.object({
  errors: z.array(
    z.object({ code: z.string().nullish(), meta: z.object({ retry_in: z.number().nullish() }).nullish() }),
  ),
});

/** The same call of the same token runs already. */
const ALREADY_RUNNING = '00015';
/** The buyer is the firm that is asked about: such a call is refused for ever. */
const OF_ITSELF = '00211';
/** Not the number of a firm. */
const UNKNOWN_IDENTIFIER = new Set(['00301', '00302']);
/** No right, a token that is over, a call that is wrong: nothing changes within minutes, and operators are told. */
const OURS_TO_MEND = new Set([400, 401, 403, 422]);
/** Urssaf looks at the account by hand, or by a computer: it says so with 502, and is well. */
const BEING_EXAMINED = new Set(['04501', '04502']);

const SHORTLY_MS = 3_000;
const NOT_ALLOWED_RETRY_MS = 3_600_000;
const EXAMINED_RETRY_MS = 6 * 3_600_000;
const DAY_MS = 86_400_000;

/** What an answer without data means (API Entreprise, « codes d'erreur »). Nothing here says that a firm is at fault. */
export function failedCall(answer: RegisterAnswer, absent: 'not_found' | 'out_of_scope'): Outcome {
  const parsed = errors.safeParse(answer.body);
  const [error] = parsed.success ? parsed.data.errors : [];
  const code = error?.code ?? '';
  const retryIn = error?.meta?.retry_in;
  const retryInMs = retryIn ? Math.min(retryIn * 1000, 7 * DAY_MS) : undefined;
  if (answer.status === 409 && code === ALREADY_RUNNING) {
    return { state: 'unavailable', isWell: true, retryInMs: SHORTLY_MS };
  }
  if (BEING_EXAMINED.has(code))
    return { state: 'unavailable', isWell: true, retryInMs: retryInMs ?? EXAMINED_RETRY_MS };
  if (code === OF_ITSELF) return { state: 'out_of_scope' };
  if (UNKNOWN_IDENTIFIER.has(code)) return { state: 'not_found' };
  if (OURS_TO_MEND.has(answer.status)) return { state: 'unavailable', retryInMs: NOT_ALLOWED_RETRY_MS };
  if (answer.status === 404) return { state: absent };
  const failed = failedAnswer(answer);
  return failed.state === 'unavailable' && retryInMs !== undefined ? { ...failed, retryInMs } : failed;
}
