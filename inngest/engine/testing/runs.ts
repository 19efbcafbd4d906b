import { expect } from 'vitest';
import type { Pool } from '@/db/connection/pool';
import { listRuns, type RunDetail, showRun } from '@/db/jobs/listing';

/** The runs of one function, oldest first. */
export async function runsOf(pool: Pool, functionId: string): Promise<RunDetail[]> {
  const all = await listRuns(pool, { limit: 1000 });
  const ours = all.filter((run) => run.functionId === functionId).reverse();
  const details = await Promise.all(ours.map((run) => showRun(pool, run.id)));
  return details.filter((run) => run !== undefined);
}

/** Waits until `count` runs of a function have ended, and returns them. */
export async function endedRuns(pool: Pool, functionId: string, count = 1, timeoutMs = 15_000): Promise<RunDetail[]> {
  const ended = async () => (await runsOf(pool, functionId)).filter((run) => run.status !== 'running');
  await expect.poll(async () => (await ended()).length, { timeout: timeoutMs, interval: 25 }).toBe(count);
  return ended();
}
