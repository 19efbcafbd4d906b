export type Repetition = { stop(): Promise<void> };

/** Does `work` now and then every `ms` after it ended, until stopped; a failure is reported and changes nothing. */
export function everyMs(ms: number, work: () => Promise<unknown>, onError: (error: unknown) => void): Repetition {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let current = Promise.resolve();

  const repeat = () => {
    current = work()
      .then(() => {}, onError)
      .then(() => {
        if (!stopped) timer = setTimeout(repeat, ms);
      });
  };
  repeat();
  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
      return current;
    },
  };
}
