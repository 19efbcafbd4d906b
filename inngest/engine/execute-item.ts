import type { Pool } from '@/db/queries/jobs/handle';
import type { QueueItem } from '@/db/queries/jobs/queue';
import { findRun, type Run } from '@/db/queries/jobs/runs';
import { type MemoisedStep, memoisedSteps } from '@/db/queries/jobs/steps';
import { type Answer, readAnswer } from './answer';
import { applyAnswer, type Outcome } from './apply-answer';
import { type Application, callFunction } from './call';
import { commitUnderLease, FENCED, outlastDatabase } from './commit';
import { failRun } from './end-run';
import { endSleep } from './end-sleep';
import type { Log } from './log';
import type { Settings } from './settings';

export type Execution = { pool: Pool; application: Application; settings: Settings; log: Log };

const DATABASE_PATIENCE_MS = 60_000;

class CallTimeout extends Error {}

/** The answer of the function, whatever happens on the way; with the SDK's request version. */
async function ask(
  { application, settings }: Execution,
  run: Run,
  steps: MemoisedStep[],
  item: QueueItem,
): Promise<{ answer: Answer; version: number }> {
  let timer: NodeJS.Timeout | undefined;
  try {
    const timeout = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new CallTimeout()), settings.callTimeoutMs);
    });
    const call = callFunction(application, run, steps, item);
    const response = await Promise.race([call, timeout]);
    const version = Number(response.headers.get('x-inngest-req-version') ?? run.requestVersion);
    return { answer: readAnswer(response, new Date()), version: Number.isInteger(version) ? version : -1 };
  } catch (error) {
    const message = error instanceof CallTimeout ? `No answer within ${settings.callTimeoutMs} ms` : String(error);
    const answer: Answer =
      error instanceof CallTimeout
        ? { kind: 'error', error: { name: 'CallTimeout', message }, mayRetry: true, retryMs: null }
        : { kind: 'undelivered', reason: message };
    return { answer, version: run.requestVersion };
  } finally {
    clearTimeout(timer);
  }
}

function report({ log }: Execution, item: QueueItem, answer: Answer, outcome: Outcome | typeof FENCED) {
  const about = { runId: item.runId, functionId: item.functionId, attempt: item.attempt, stepId: item.stepId };
  if (outcome === FENCED) return log.warn(about, 'late answer discarded: the lease was lost');
  const { became } = outcome;
  if (answer.kind === 'undelivered') {
    log.warn({ ...about, undelivered: item.undelivered + 1, reason: answer.reason }, 'function not reached');
  }
  if (became === 'failed') log.error({ ...about, error: 'error' in answer ? answer.error : undefined }, 'run failed');
  if (became === 'retried' && answer.kind !== 'undelivered') log.warn(about, 'attempt failed, will be retried');
}

async function commitAnswer(execution: Execution, item: QueueItem, answer: Answer, version: number) {
  const { pool, settings } = execution;
  const commit = (what: Answer) =>
    commitUnderLease(pool, item, (tx, run) => {
      const requestVersion = what.kind === 'undelivered' ? run.requestVersion : version;
      return applyAnswer({ tx, run: { ...run, requestVersion }, item, settings, now: new Date() }, what);
    });
  const outcome = await outlastDatabase(() => commit(answer), DATABASE_PATIENCE_MS).catch((error: unknown) => {
    // What the database refuses is refused for good; counted, so that it ends one day.
    execution.log.error({ runId: item.runId, error: String(error) }, 'answer could not be written');
    return commit({ kind: 'undelivered', reason: `its answer could not be written: ${String(error)}` });
  });
  report(execution, item, answer, outcome);
  return outcome === FENCED ? undefined : outcome.next;
}

/** Gives up a run whose item made its process die too often: it may well be the reason. */
async function failCrashing(execution: Execution, item: QueueItem) {
  const error = { name: 'CrashLoop', message: `Given up after ${item.crashes} interrupted executions` };
  await commitUnderLease(execution.pool, item, (tx, run) => failRun(tx, run, error, new Date()));
  execution.log.error({ runId: item.runId, functionId: item.functionId, error }, 'run failed');
  return undefined;
}

async function wakeSleeper({ pool, settings }: Execution, item: QueueItem) {
  const commit = () => commitUnderLease(pool, item, (tx, run) => endSleep(tx, run, item, settings.leaseMs));
  const next = await outlastDatabase(commit, DATABASE_PATIENCE_MS);
  return next === FENCED ? undefined : next;
}

/**
 * Does one queued item under its lease: asks the function, and writes all that follows in one fenced transaction.
 * Gives what the run goes on with, already in our hands; undefined when it has to wait, or has ended.
 */
export async function executeItem(execution: Execution, item: QueueItem): Promise<QueueItem | undefined> {
  const { pool, settings, log } = execution;
  if (item.crashes > settings.maxCrashes) return failCrashing(execution, item);
  if (item.crashes > 0) log.warn({ runId: item.runId, crashes: item.crashes }, 'item taken over: its lease ran out');
  if (item.kind === 'sleep') return wakeSleeper(execution, item);

  const read = () => Promise.all([findRun(pool, item.runId), memoisedSteps(pool, item.runId)]);
  const [run, steps] = await outlastDatabase(read, DATABASE_PATIENCE_MS);
  if (!run) return undefined;
  const { answer, version } = await ask(execution, run, steps, item);
  return commitAnswer(execution, item, answer, version);
}
