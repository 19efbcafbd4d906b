import type { Handle } from '@/db/connection/pool';
import { endRun, type Run } from '@/db/jobs/runs';
import type { JobError } from './answer';
import { ingest } from './ingest';
import { ulid } from './ulid';

const FUNCTION_FAILED = 'inngest/function.failed';

/**
 * Fails a run and says so in the same transaction (`inngest/function.failed`, whose id is the run's): this is what
 * starts `onFailure`. The failure of a function that handles a failure is not announced: it could go on for ever.
 */
export async function failRun(tx: Handle, run: Run, error: JobError, now: Date) {
  await endRun(tx, run.id, 'failed', error);
  if (run.event.name === FUNCTION_FAILED) return;
  const data = {
    function_id: run.functionId,
    run_id: run.id,
    event: run.event,
    events: [run.event],
    error,
    _inngest: { status: 'Failed' },
  };
  await ingest(tx, [{ id: run.id, name: FUNCTION_FAILED, data }], [ulid(now.getTime())], now);
}
