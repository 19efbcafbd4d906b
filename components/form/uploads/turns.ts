const AT_ONCE = 2;

let running = 0;
const waiting: (() => void)[] = [];

/** Does this when its turn comes: two at a time in the whole page, first come first served. Undefined if given up before. */
export async function inTurn<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result | undefined> {
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
