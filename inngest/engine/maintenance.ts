import type { Pool } from '@/db/connection/pool';
import { retireUnseenFunctions, runsOfRetiredFunctions, touchFunctions } from '@/db/jobs/functions';
import { pruneJobs } from '@/db/jobs/prune';
import { lockRun } from '@/db/jobs/runs';
import { inJobsTransaction } from '@/db/jobs/transaction';
import { failRun } from './end-run';
import type { Log } from './log';
import type { Settings } from './settings';

const BATCH = 100;

/**
 * Says which functions this engine serves, then gives up those that no engine has served for long (gone with a new
 * version): their runs fail with a clear error rather than wait for ever.
 */
export async function retireFunctions(
  pool: Pool,
  ours: string[],
  settings: Pick<Settings, 'unseenFunctionMs'>,
  log: Log,
  now: Date,
) {
  await touchFunctions(pool, ours);
  const retired = await retireUnseenFunctions(pool, ours, settings.unseenFunctionMs);
  if (retired.length > 0) log.warn({ functions: retired }, 'functions that nobody serves any more are retired');
  for (;;) {
    const runs = await runsOfRetiredFunctions(pool, BATCH);
    if (runs.length === 0) return;
    for (const { id, functionId } of runs) {
      const message = `The function ${functionId} is no longer part of the application`;
      await inJobsTransaction(pool, async (tx) => {
        const run = await lockRun(tx, id);
        if (run) await failRun(tx, run, { name: 'FunctionRetired', message }, now);
      });
      log.error({ runId: id, functionId }, 'run failed: its function is no longer part of the application');
    }
  }
}

/** Deletes what ended more than `retentionMs` before `now`. */
export async function prune(pool: Pool, retentionMs: number, log: Log, now: Date) {
  const deleted = await pruneJobs(pool, now, new Date(now.getTime() - retentionMs));
  if (deleted.runs + deleted.events > 0) log.info(deleted, 'old runs and events deleted');
}
