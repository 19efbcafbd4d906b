import type { Pool } from '@/db/connection/pool';
import type { Operated } from '@/inngest/engine/operate';
import { runAs } from '@/lib/audit/actor';
import type { By } from '@/lib/audit/by';
import { AppError } from '@/lib/errors';
import { areJobsElsewhere, usingJobs } from '@/lib/jobs/using-jobs';
import { runRefusals, runText } from '@/lib/text/admin-runs';

/**
 * Does something to a run; the engine writes it in the audit log. Returns the run to show. Throws `conflict` when it
 * refuses.
 */
export async function operateRun(
  id: string,
  operate: (pool: Pool, id: string, now: Date) => Promise<Operated>,
  by: By,
): Promise<string> {
  if (areJobsElsewhere()) throw refused('elsewhere', runText.elsewhere);
  const operated = await runAs(by, () => usingJobs((pool) => operate(pool, id, by.now)));
  if (!operated.done) throw refused(operated.why, runRefusals[operated.why]);
  return operated.runId;
}

const refused = (code: string, message: string) =>
  new AppError('conflict', `the run is left as it is: ${code}`, [{ field: 'base', code, message }]);
