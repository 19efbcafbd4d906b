import type { Handle } from '@/db/connection/pool';
import { enqueue, keepItem, type QueueItem, removeItem, rescheduleItem, ringEngines } from '@/db/jobs/queue';
import { endRun, type Run, saveRunProgress } from '@/db/jobs/runs';
import { memoiseStep } from '@/db/jobs/steps';
import type { Answer, JobError, Operation } from './answer';
import { failRun } from './end-run';
import type { Settings } from './settings';

/** What became of a call; `next` is what its run goes on with, under the same lease. */
export type Outcome = { became: 'completed' | 'failed' | 'advanced' | 'retried'; next?: QueueItem };

type Context = { tx: Handle; run: Run; item: QueueItem; settings: Settings; now: Date };

async function retryLater(context: Context, retryMs: number | null): Promise<Outcome> {
  const { tx, run, item, settings } = context;
  const afterMs = retryMs ?? settings.backoffMs(item.attempt);
  await Promise.all([
    saveRunProgress(tx, run),
    rescheduleItem(tx, item, { due: { afterMs }, attempt: item.attempt + 1, undelivered: 0 }),
  ]);
  return { became: 'retried' };
}

async function complete({ tx, run }: Context, output: unknown): Promise<Outcome> {
  await endRun(tx, run.id, 'completed', output);
  // For what waits for the place in the partition.
  if (run.partition !== null) await ringEngines(tx);
  return { became: 'completed' };
}

async function fail({ tx, run, now }: Context, error: JobError): Promise<Outcome> {
  await failRun(tx, run, error, now);
  return { became: 'failed' };
}

const isMemoised = ({ op }: Operation) => op === 'StepRun' || op === 'StepError' || op === 'StepFailed';

function applyOperation({ tx, run }: Context, operation: Operation): Promise<void> {
  switch (operation.op) {
    case 'StepPlanned':
      return enqueue(tx, run, 'step', operation.id);
    case 'Sleep':
      return enqueue(tx, run, 'sleep', operation.id, operation.due);
    case 'StepRun':
      return memoiseStep(tx, run.id, operation.id, operation.name, { type: 'data', data: operation.data });
    case 'StepError':
    case 'StepFailed':
      return memoiseStep(tx, run.id, operation.id, operation.name, { type: 'error', error: operation.error });
  }
}

/**
 * Several operations at once are a parallel group: the function is asked to go on once, when all of them are memoised.
 * A group is never planned while another is pending, since nothing is asked before.
 * The queries are sent together, in this order: one round trip.
 */
async function applyOperations(context: Context, operations: Operation[]): Promise<Outcome> {
  const { tx, item, settings } = context;
  const memoised = new Set(operations.filter(isMemoised).map(({ id }) => id));
  const group = operations.length > 1 ? operations.map(({ id }) => id) : context.run.pending;
  const run = { ...context.run, pending: group.filter((id) => !memoised.has(id)) };
  const goesOn = memoised.size > 0 && run.pending.length === 0;
  const [next] = await Promise.all([
    goesOn ? keepItem(tx, item, settings.leaseMs) : removeItem(tx, item).then(() => undefined),
    saveRunProgress(tx, run),
    ...operations.map((operation) => applyOperation({ ...context, run }, operation)),
    // For the members to run elsewhere, and for what waits for the place in the partition.
    ...(goesOn ? [] : [ringEngines(tx)]),
  ]);
  return { became: 'advanced', next };
}

async function applyUndelivered(context: Context, reason: string): Promise<Outcome> {
  const { tx, item, settings } = context;
  const undelivered = item.undelivered + 1;
  if (undelivered > settings.maxUndelivered) {
    return fail(context, { name: 'Undelivered', message: `The function was never reached: ${reason}` });
  }
  const afterMs = settings.undeliveredDelayMs(undelivered);
  await rescheduleItem(tx, item, { due: { afterMs }, attempt: item.attempt, undelivered });
  return { became: 'retried' };
}

/** Writes what an answer means, in the transaction that holds the lease. */
export async function applyAnswer(context: Context, answer: Answer): Promise<Outcome> {
  const attemptsLeft = context.item.attempt + 1 < context.run.maxAttempts;
  switch (answer.kind) {
    case 'undelivered':
      return applyUndelivered(context, answer.reason);
    case 'completed':
      return complete(context, answer.output);
    case 'error':
      return answer.mayRetry && attemptsLeft ? retryLater(context, answer.retryMs) : fail(context, answer.error);
    case 'operations': {
      const failed = answer.operations.some(({ op }) => op === 'StepError');
      if (failed && answer.mayRetry && attemptsLeft) return retryLater(context, answer.retryMs);
      return applyOperations(context, answer.operations);
    }
  }
}
