import type { Handle, Pool } from '@/db/connection/pool';
import { beginAgain, findOtherRun, holdRun, isBeingCalled } from '@/db/jobs/operate';
import { ringEngines } from '@/db/jobs/queue';
import { lockRun } from '@/db/jobs/runs';
import { inJobsTransaction } from '@/db/jobs/transaction';
import { failRun } from './end-run';
import { ulid } from './ulid';

/** Why an operator's order is not carried out. */
export type Refusal = 'unknown' | 'not_failed' | 'not_running' | 'retired' | 'being_called' | 'already_retried';

export type Operated = { done: true; runId: string } | { done: false; why: Refusal; otherRunId?: string };

/** Called in the transaction of what was done to a run, before it commits; `runId`: the run that was begun. */
export type OnOperated = (tx: Handle, operated: { id: string; functionId: string; runId?: string }) => Promise<void>;

const refuse = (why: Refusal, otherRunId?: string): Operated => ({
  done: false,
  why,
  ...(otherRunId === undefined ? {} : { otherRunId }),
});

/**
 * Runs a failed run's function again for the same event, as a new run from its first step: every step is safe to repeat.
 * Once only, as long as the new one has not failed in its turn.
 */
export function retryRun(pool: Pool, id: string, now: Date, onOperated: OnOperated): Promise<Operated> {
  return inJobsTransaction(pool, async (tx) => {
    const run = await holdRun(tx, id);
    if (!run) return refuse('unknown');
    if (run.status !== 'failed') return refuse('not_failed');
    if (run.retired) return refuse('retired');
    const other = await findOtherRun(tx, run, id);
    if (other !== undefined) return refuse('already_retried', other);
    const runId = ulid(now.getTime());
    await beginAgain(tx, id, runId);
    await onOperated(tx, { id, functionId: run.functionId, runId });
    await ringEngines(tx);
    return { done: true, runId };
  });
}

/**
 * Ends a run that waits, as a failure, so that its `onFailure` leaves nothing half done. Not one whose call is in
 * progress.
 */
export function cancelRun(pool: Pool, id: string, now: Date, onOperated: OnOperated): Promise<Operated> {
  return inJobsTransaction(pool, async (tx) => {
    const held = await holdRun(tx, id);
    if (!held) return refuse('unknown');
    const run = held.status === 'running' ? await lockRun(tx, id) : undefined;
    if (!run) return refuse('not_running');
    if (await isBeingCalled(tx, id)) return refuse('being_called');
    await onOperated(tx, { id, functionId: held.functionId });
    await failRun(tx, run, { name: 'Cancelled', message: 'Cancelled by an operator' }, now);
    return { done: true, runId: id };
  });
}
