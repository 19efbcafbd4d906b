const KEPT_MS = 1_000;

/**
 * Returns the result of `work` to everybody who asks within a second of its beginning: what anybody may ask for cannot
 * be used to load the database. A failure is kept as long.
 * @param clock milliseconds that only go forward
 */
export function onceASecond<T>(work: () => Promise<T>, clock = () => performance.now()): () => Promise<T> {
  let kept: { at: number; result: Promise<T>; done: boolean } | undefined;
  return () => {
    if (kept && (!kept.done || clock() - kept.at < KEPT_MS)) return kept.result;
    const begun = { at: clock(), result: work(), done: false };
    kept = begun;
    const end = () => {
      begun.done = true;
    };
    begun.result.then(end, end);
    return begun.result;
  };
}
