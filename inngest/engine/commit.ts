import { setTimeout as delay } from 'node:timers/promises';
import { isPassing } from '@/db/connection/database-error';
import type { Handle, Pool } from '@/db/connection/pool';
import { lockItem, type QueueItem } from '@/db/jobs/queue';
import { lockRun, type Run } from '@/db/jobs/runs';
import { inJobsTransaction } from '@/db/jobs/transaction';

/** What a commit returns when the lease was lost: the answer is discarded, another engine has the item. */
export const FENCED = Symbol('fenced');

const RETRY_DELAY_MS = 250;
/** How long what is to be written waits for a database that is away. */
export const DATABASE_PATIENCE_MS = 60_000;

/**
 * Tries again while the database is away, for at most `patienceMs`. Safe for work that is fenced or idempotent only:
 * when the connection breaks during the commit, nobody knows whether it took place.
 */
export async function outlastDatabase<T>(work: () => Promise<T>, patienceMs: number): Promise<T> {
  const giveUpAt = performance.now() + patienceMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error) || performance.now() > giveUpAt) throw error;
      await delay(RETRY_DELAY_MS);
    }
  }
}

/** Runs `work` in one transaction that holds the run and the lease; FENCED when one of them is gone. */
export function commitUnderLease<T>(
  pool: Pool,
  item: QueueItem,
  work: (tx: Handle, run: Run) => Promise<T>,
): Promise<T | typeof FENCED> {
  return inJobsTransaction<T | typeof FENCED>(pool, async (tx) => {
    const [run, isOurs] = await Promise.all([lockRun(tx, item.runId), lockItem(tx, item)]);
    return run && isOurs ? work(tx, run) : FENCED;
  });
}
