/** A place where a step waits until the test lets it go on. */
export type Gate = {
  /** For the step: says that it is there, and waits. */
  pass(): Promise<void>;
  /** For the test: resolves when a step has come. */
  reached: Promise<void>;
  open(): void;
};

export function gate(): Gate {
  const reached = Promise.withResolvers<void>();
  const opened = Promise.withResolvers<void>();
  return {
    pass() {
      reached.resolve();
      return opened.promise;
    },
    reached: reached.promise,
    open: () => opened.resolve(),
  };
}
