import type { Handle, Pool } from './handle';

const LOST_CONNECTION = /^(?:08...|57P0.|CONNECTION_\w+|CONNECT_TIMEOUT|E[A-Z]{4,})$/;

/** True for an error that says that the connection to the database is gone, or could not be made. */
export function isLostConnection(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && LOST_CONNECTION.test(error.code)
  );
}

/**
 * Runs `work` in one transaction; anything it throws undoes all of it.
 * When the connection is lost, the driver (postgres 3.4.9) would write the next query, or its own ROLLBACK, to a socket
 * that is no more, and that exception ends the process (porsager/postgres#1154). So queries are refused from then on, and
 * `work` is not seen to fail: the driver's news of the loss is what rejects the transaction.
 */
export function inJobsTransaction<T>(pool: Pool, work: (tx: Handle) => Promise<T>): Promise<T> {
  let lost: unknown;
  const begun = pool.begin((tx) => {
    const guarded = new Proxy(tx, {
      apply(target, self, query) {
        if (lost) throw lost;
        return Reflect.apply(target, self, query);
      },
    });
    return work(guarded).catch((error: unknown) => {
      if (isLostConnection(error)) return new Promise<T>(() => {});
      throw error;
    });
  });
  begun.catch((error: unknown) => {
    lost = error;
  });
  // The driver's type also unwraps arrays of queries, which `work` does not give.
  return begun as Promise<T>;
}
