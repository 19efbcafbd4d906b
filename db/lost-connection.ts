const LOST_CONNECTION = /^(?:08...|57P0.|CONNECTION_\w+|CONNECT_TIMEOUT|E[A-Z]{4,})$/;

/** True for an error, or the cause of one, that says that the connection to the database is gone or could not be made. */
export function isLostConnection(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string' && LOST_CONNECTION.test(error.code)) return true;
  return isLostConnection(error.cause);
}
