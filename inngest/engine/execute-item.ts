import type { Pool } from '@/db/connection/pool';
import { type Claimed, readClaimed } from '@/db/jobs/claimed';
import type { QueueItem } from '@/db/jobs/queue';
import type { Run } from '@/db/jobs/runs';
import type { MemoisedStep } from '@/db/jobs/steps';
import { type Answer, readSdkResponse } from './answer';
import { type Application, callFunction } from './call';
import { commitUnderLease, DATABASE_PATIENCE_MS, FENCED, outlastDatabase } from './commit';
import { commitAnswer } from './commit-answer';
import { failRun } from './end-run';
import { endSleep } from './end-sleep';
import type { Log } from './log';
import type { Settings } from './settings';

export type Execution = {
  pool: Pool;
  application: Application;
  settings: Settings;
  log: Log;
  /** What this engine leases items as. */
  engine: string;
  /** Whether it has places left: it may then take what waits in the partition that a run leaves. */
  hasRoom(): boolean;
};

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
    return { answer: readSdkResponse(response, new Date()), version: Number.isInteger(version) ? version : -1 };
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

/** Gives up a run whose item made its process die too often: it may well be the reason. */
async function failCrashing(execution: Execution, item: QueueItem) {
  const error = { name: 'CrashLoop', message: `Given up after ${item.crashes} interrupted executions` };
  await commitUnderLease(execution.pool, item, (tx, run) => failRun(tx, run, error, new Date()));
  execution.log.error({ runId: item.runId, functionId: item.functionId, error }, 'run failed');
  return undefined;
}

async function wakeSleeper({ pool, settings }: Execution, item: QueueItem): Promise<Claimed | undefined> {
  const commit = () => commitUnderLease(pool, item, (tx, run) => endSleep(tx, run, item, settings.leaseMs));
  const next = await outlastDatabase(commit, DATABASE_PATIENCE_MS);
  return next === FENCED || !next ? undefined : outlastDatabase(() => readClaimed(pool, next), DATABASE_PATIENCE_MS);
}

/**
 * Does one queued item under its lease: asks the function, and writes all that follows at once, fenced. Returns what
 * comes next in our hands: what the run goes on with, or what waited for its place; undefined when there is nothing.
 */
export async function executeItem(execution: Execution, claimed: Claimed): Promise<Claimed | undefined> {
  const { settings, log } = execution;
  const { item, run, steps } = claimed;
  if (item.crashes > settings.maxCrashes) return failCrashing(execution, item);
  if (item.crashes > 0) log.warn({ runId: item.runId, crashes: item.crashes }, 'item taken over: its lease ran out');
  if (item.kind === 'sleep') return wakeSleeper(execution, item);
  if (!run) return undefined;
  const { answer, version } = await ask(execution, run, steps, item);
  return commitAnswer(execution, { item, run, steps }, answer, version);
}
