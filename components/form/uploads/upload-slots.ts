const AT_ONCE = 2;

let running = 0;
const waiting: (() => void)[] = [];

/** Runs `work` once a slot is free: two at a time in the whole page, first come first served. Undefined if aborted before. */
export async function withUploadSlot<Result>(
  signal: AbortSignal,
  work: () => Promise<Result>,
): Promise<Result | undefined> {
  if (running < AT_ONCE) running += 1;
  else await new Promise<void>((resolve) => waiting.push(resolve));
  try {
    return signal.aborted ? undefined : await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
