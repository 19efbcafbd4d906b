import type { RegisterState } from '@/db/schema/registers';
import { log } from '@/lib/observability/log';
import { count, observe } from '@/lib/observability/metrics';
import type { Register } from './register';

/** The token or a right of it, and a call that is wrong: no later try will do better. */
const OPERATORS_TO_MEND = new Set([401, 403, 422]);

type Ended = {
  application: string;
  status: number | undefined;
  state: RegisterState;
  reference: string | null;
  seconds: number;
};

/** Counts a call that ended, and warns operators of one that only they can mend. Neither its token nor a value is told. */
export function tellCall({ key: register }: Register, { application, status, state, reference, seconds }: Ended): void {
  count('register_answers', { register, state });
  observe('register_answer_duration_seconds', seconds, { register });
  if (status === undefined || !OPERATORS_TO_MEND.has(status)) return;
  log().warn({ register, status, application, reference }, 'register refused the call');
}
