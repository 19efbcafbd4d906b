/** A failure that one line explains to the person at the keyboard. It is shown without a stack; the exit status is 1. */
export class StopError extends Error {
  override name = 'StopError';
}

/** What to show of an error: its one line when it was meant for a person, its stack when nobody foresaw it. */
export function explain(error: unknown): string {
  if (error instanceof StopError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
