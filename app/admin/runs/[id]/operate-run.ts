import { inTransaction } from '@/db/database';
import type { Pool } from '@/db/queries/jobs/handle';
import type { Operated } from '@/inngest/engine/operate';
import type { By } from '@/lib/audit/by';
import { recordAudit } from '@/lib/audit/record';
import { AppError } from '@/lib/errors';
import { areJobsElsewhere, usingJobs } from '@/lib/jobs/using-jobs';
import { runRefusals, runText } from '@/lib/text/admin-runs';

/**
 * Does something to a run and writes it in the audit log: the entry first, in a transaction that is only committed once
 * the engine, which has connections of its own, has done it. Gives the run to show. Throws `conflict` when it refuses.
 */
export function operateRun(
  id: string,
  action: 'run.retried' | 'run.cancelled',
  operate: (pool: Pool, id: string, now: Date) => Promise<Operated>,
  by: By,
): Promise<string> {
  if (areJobsElsewhere()) throw refused('elsewhere', runText.elsewhere);
  return inTransaction(async (tx) => {
    await recordAudit(tx, { ...by, action, target: { kind: 'run', id } });
    const operated = await usingJobs((pool) => operate(pool, id, by.now));
    if (!operated.done) throw refused(operated.why, runRefusals[operated.why]);
    return operated.runId;
  });
}

const refused = (code: string, message: string) =>
  new AppError('conflict', `the run is left as it is: ${code}`, [{ field: 'base', code, message }]);
