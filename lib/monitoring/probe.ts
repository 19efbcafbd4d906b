/**
 * A question to a part of the instance, answered in `limitMs` at most: `otherwise` is the answer of one that fails or takes
 * longer. As long as a question is not answered, it is not asked again: they would pile up on what hangs.
 */
export function probe<T, F>(ask: () => Promise<T>, otherwise: F, limitMs = 2_000): () => Promise<T | F> {
  let asked: Promise<T | F> | undefined;
  return async () => {
    asked ??= ask()
      .catch(() => otherwise)
      .finally(() => {
        asked = undefined;
      });
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<F>((resolve) => {
      timer = setTimeout(resolve, limitMs, otherwise);
    });
    return Promise.race([asked, late]).finally(() => clearTimeout(timer));
  };
}
