import { AppError, type ErrorCode } from '@/lib/errors';
import type { RequestProblem } from '@/lib/text/api';

const CODE_BY_PROBLEM = {
  too_large: 'too_large',
  not_json: 'bad_request',
  no_root_key: 'bad_request',
  bad_idempotency_key: 'bad_request',
  still_running: 'conflict',
} as const satisfies Record<RequestProblem, ErrorCode>;

/** A request refused as a whole (contract §3: 400, 409 and 413), which `answerFor` puts in one sentence. */
export class RefusedRequest extends AppError {
  constructor(
    readonly problem: RequestProblem,
    readonly subject = '',
  ) {
    super(CODE_BY_PROBLEM[problem], problem);
    this.name = 'RefusedRequest';
  }
}
