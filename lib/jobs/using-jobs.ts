import { openPool, type Pool } from '@/db/connection/pool';
import { env } from '@/lib/env';

/** Does something with the tables of the embedded engine, on a connection of its own that ends with it. */
export async function usingJobs<T>(work: (pool: Pool) => Promise<T>): Promise<T> {
  const pool = openPool(env().DATABASE_URL, 1);
  try {
    return await work(pool);
  } finally {
    await pool.end({ timeout: 2 });
  }
}

/** An Inngest server does these jobs: its own console shows them, and the engine's tables say nothing. */
export const areJobsElsewhere = (): boolean => env().INNGEST_BASE_URL !== undefined;
