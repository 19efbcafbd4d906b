import type { Handle, Pool } from '@/db/connection/pool';

/** Runs `work` in one transaction; anything it throws undoes all of it. */
export function inJobsTransaction<T>(pool: Pool, work: (tx: Handle) => Promise<T>): Promise<T> {
  // The driver's type also unwraps arrays of queries, which `work` does not return.
  return pool.begin(work) as Promise<T>;
}
