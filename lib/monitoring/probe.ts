import { AppError } from '@/lib/errors';

/**
 * A question to a part of the instance, answered in `limitMs` at most: `otherwise` makes the answer of one that fails, from
 * why it does, or takes longer. As long as a question is not answered, it is not asked again: they would pile up on what
 * hangs.
 */
export function probe<T, F>(
  ask: () => Promise<T>,
  otherwise: (why: unknown) => F,
  limitMs = 2_000,
): () => Promise<T | F> {
  let asked: Promise<T | F> | undefined;
  return async () => {
    asked ??= ask()
      .catch(otherwise)
      .finally(() => {
        asked = undefined;
      });
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<F>((resolve) => {
      timer = setTimeout(() => resolve(otherwise(new AppError('unavailable', 'no answer in time'))), limitMs);
    });
    return Promise.race([asked, late]).finally(() => clearTimeout(timer));
  };
}
