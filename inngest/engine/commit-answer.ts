import { completeRun, memoiseAndKeep } from '@/db/jobs/advance';
import { type Claimed, readClaimed } from '@/db/jobs/claimed';
import { freshItem, type QueueItem } from '@/db/jobs/queue';
import type { Run } from '@/db/jobs/runs';
import type { Answer } from './answer';
import { applyAnswer, type Outcome } from './apply-answer';
import { commitUnderLease, DATABASE_PATIENCE_MS, FENCED, outlastDatabase } from './commit';
import type { Execution } from './execute-item';

type Called = Claimed & { run: Run };
type Committed = { became: Outcome['became']; next: Claimed | undefined };

/** The commits of most calls, in one round trip; undefined for an answer, or a moment, that asks for more. */
async function commitInOne(execution: Execution, called: Called, answer: Answer): Promise<Committed | undefined> {
  const { pool, settings, engine } = execution;
  const { item, run, steps } = called;
  if (answer.kind === 'completed') {
    const takeOver = execution.hasRoom() ? { engine, leaseMs: settings.leaseMs } : undefined;
    const completed = await completeRun(pool, item, answer.output, takeOver);
    return completed && { became: 'completed', next: completed.next };
  }
  if (answer.kind !== 'operations' || answer.operations.length > 1) return undefined;
  const [operation] = answer.operations;
  if (operation.op !== 'StepRun') return undefined;
  const step = { id: operation.id, name: operation.name, state: { type: 'data' as const, data: operation.data } };
  if (!(await memoiseAndKeep(pool, item, run, step, settings.leaseMs))) return undefined;
  return { became: 'advanced', next: { item: freshItem(item), run, steps: [...steps, step] } };
}

async function commitInTransaction({ pool, settings }: Execution, { item, run }: Called, answer: Answer) {
  const outcome = await commitUnderLease(pool, item, (tx, current) => {
    const requestVersion = answer.kind === 'undelivered' ? current.requestVersion : run.requestVersion;
    return applyAnswer({ tx, run: { ...current, requestVersion }, item, settings, now: new Date() }, answer);
  });
  if (outcome === FENCED) return FENCED;
  return { became: outcome.became, next: outcome.next && (await readClaimed(pool, outcome.next)) };
}

/**
 * Writes what an answer means, fenced: all of it, or nothing when the lease was lost. Returns what comes next in our
 * hands. `version`: the one that the SDK speaks, kept with the run.
 */
export async function commitAnswer(
  execution: Execution,
  called: Called,
  answer: Answer,
  version: number,
): Promise<Claimed | undefined> {
  const { item } = called;
  const answered = { ...called, run: { ...called.run, requestVersion: version } };
  const commit = async (what: Answer) =>
    (await commitInOne(execution, answered, what)) ?? commitInTransaction(execution, answered, what);
  const committed = await outlastDatabase(() => commit(answer), DATABASE_PATIENCE_MS).catch((error: unknown) => {
    // What the database refuses once it refuses again; counted, so that the run ends.
    execution.log.error({ runId: item.runId, error: String(error) }, 'answer could not be written');
    return commit({ kind: 'undelivered', reason: `its answer could not be written: ${String(error)}` });
  });
  report(execution, item, answer, committed);
  return committed === FENCED ? undefined : committed.next;
}

function report({ log }: Execution, item: QueueItem, answer: Answer, committed: Committed | typeof FENCED) {
  const about = { runId: item.runId, functionId: item.functionId, attempt: item.attempt, stepId: item.stepId };
  if (committed === FENCED) return log.warn(about, 'late answer discarded: the lease was lost');
  const { became } = committed;
  if (answer.kind === 'undelivered') {
    log.warn({ ...about, undelivered: item.undelivered + 1, reason: answer.reason }, 'function not reached');
  }
  if (became === 'failed') log.error({ ...about, error: 'error' in answer ? answer.error : undefined }, 'run failed');
  if (became === 'retried' && answer.kind !== 'undelivered') log.warn(about, 'attempt failed, will be retried');
}
