let last: Promise<unknown> = Promise.resolve();

/**
 * Runs one work after the other, in the order of the calls. Laying a document out takes the processor alone and tens of
 * megabytes: twenty at once would be finished no earlier, and hold twenty times the memory.
 */
export function runInOrder<Result>(work: () => Promise<Result>): Promise<Result> {
  const result = last.then(work);
  last = result.catch(() => undefined);
  return result;
}
