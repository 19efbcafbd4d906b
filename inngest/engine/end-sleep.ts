import type { Handle } from '@/db/connection/pool';
import { keepItem, type QueueItem, removeItem } from '@/db/jobs/queue';
import { type Run, saveRunProgress } from '@/db/jobs/runs';
import { memoiseStep } from '@/db/jobs/steps';

/**
 * Memoises a sleep that is over. Returns the call that goes on, in the same hands; nothing when the sleep is a member
 * of a parallel group of which others are missing.
 */
export async function endSleep(tx: Handle, run: Run, item: QueueItem, leaseMs: number): Promise<QueueItem | undefined> {
  const pending = run.pending.filter((id) => id !== item.stepId);
  const [next] = await Promise.all([
    pending.length === 0 ? keepItem(tx, item, leaseMs) : removeItem(tx, item).then(() => undefined),
    memoiseStep(tx, run.id, item.stepId, undefined, null),
    saveRunProgress(tx, { ...run, pending }),
  ]);
  return next;
}
