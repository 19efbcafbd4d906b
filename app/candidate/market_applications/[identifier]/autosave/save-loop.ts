/** How an attempt to save ended; `retry` and `stop` say why. */
export type Outcome = { kind: 'saved' } | { kind: 'retry' | 'stop'; why: Failure };
export type Failure = 'offline' | 'slow' | 'server' | 'unauthorized' | 'conflict' | 'too_large';

export type LoopState = {
  /** Everything typed is saved. */
  isSaved: boolean;
  failure: Failure | null;
};

type Given = {
  hasUnsaved: () => boolean;
  /** Sends what is unsaved, all of it; one at a time. */
  send: () => Promise<Outcome>;
  tell: (state: LoopState) => void;
};

/** A pause in typing; what one leaves, or chooses, does not wait for it. */
const PAUSE_MS = 1_000;
/** Typing without a pause is saved this often. */
const MOST_UNSAVED_MS = 4_000;
/** After this without an answer, the page says that saving is slow. */
export const SLOW_MS = 5_000;
const FIRST_RETRY_MS = 1_000;
const MAX_RETRY_MS = 30_000;

export type SaveLoop = {
  /** Something was typed, or chosen (`atOnce`). */
  touched: (atOnce: boolean) => void;
  /** Tries now, after a failure too. True when everything is saved. */
  flush: () => Promise<boolean>;
  stop: () => void;
};

/**
 * Saves what is typed: after a pause, in order, one request in progress. After a failure it tries again, less and less
 * often, as long as something is unsaved and the failure may pass.
 */
export function startSaveLoop({ hasUnsaved, send, tell }: Given): SaveLoop {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let unsavedSince: number | undefined;
  let inProgress: Promise<void> | undefined;
  let failure: Failure | null = null;
  let failures = 0;
  let isOver = false;

  const say = () => tell({ isSaved: !hasUnsaved() && !inProgress, failure });
  const plan = (waitMs: number) => {
    clearTimeout(timer);
    timer = setTimeout(attempt, waitMs);
  };

  const attempt = (): Promise<void> => {
    clearTimeout(timer);
    if (isOver || !hasUnsaved()) return Promise.resolve(settle({ kind: 'saved' }));
    inProgress ??= sendOne();
    return inProgress;
  };

  const sendOne = async () => {
    unsavedSince = undefined;
    const slow = setTimeout(() => {
      failure ??= 'slow';
      say();
    }, SLOW_MS);
    say();
    const outcome = await send();
    clearTimeout(slow);
    inProgress = undefined;
    settle(outcome);
  };

  const settle = (outcome: Outcome): void => {
    if (isOver) return;
    failure = outcome.kind === 'saved' ? null : outcome.why;
    failures = outcome.kind === 'saved' ? 0 : failures + 1;
    if (outcome.kind === 'retry') plan(Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), MAX_RETRY_MS));
    else if (outcome.kind === 'saved' && hasUnsaved()) plan(PAUSE_MS);
    say();
  };

  return {
    touched(atOnce) {
      const now = Date.now();
      unsavedSince ??= now;
      // A retry is planned, or an attempt is under way and looks again when it ends.
      if (!inProgress && (failures === 0 || failure === 'too_large')) {
        plan(atOnce ? 0 : Math.min(PAUSE_MS, Math.max(0, unsavedSince + MOST_UNSAVED_MS - now)));
      }
      say();
    },
    async flush() {
      await inProgress;
      await attempt();
      return !hasUnsaved();
    },
    stop() {
      isOver = true;
      clearTimeout(timer);
    },
  };
}
