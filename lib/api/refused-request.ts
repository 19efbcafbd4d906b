import { AppError, type ErrorCode } from '@/lib/errors';
import type { RequestProblem } from '@/lib/text/api';

const CODE_BY_PROBLEM = {
  too_large: 'too_large',
  too_many_parameters: 'too_large',
  compressed: 'unsupported',
  too_deep: 'bad_request',
  not_json: 'bad_request',
  no_root_key: 'bad_request',
  bad_idempotency_key: 'bad_request',
  still_running: 'conflict',
} as const satisfies Record<RequestProblem, ErrorCode>;

/** A request refused as a whole (contract §3: 400, 409, 413 and 415), which `answerFor` puts in one sentence. */
export class RefusedRequest extends AppError {
  constructor(
    readonly problem: RequestProblem,
    readonly subject = '',
  ) {
    super(CODE_BY_PROBLEM[problem], problem);
    this.name = 'RefusedRequest';
  }
}
