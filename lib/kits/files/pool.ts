import {
  type Limits,
  type Outcome as OutcomeOf,
  type Program,
  WatchedProcess,
} from '@/lib/kits/watched/watched-process';
import type { Question } from './child';
import type { Verdict } from './refusal';

export type Outcome = OutcomeOf<Verdict>;
type JudgingProcess = WatchedProcess<Question, Verdict>;

const LIFE = { processorSeconds: 120, questions: 200 };

export type JudgePoolOptions = Limits & {
  /** Judging processes at most, each with one file at a time. They start when they are needed. */
  processes: number;
  /** Files of one group at once, at most. */
  perGroup: number;
  /** How long a file waits for a process; then it is refused as `busy`. */
  waitSeconds: number;
  program: Program;
  /** Told of each file that was not judged, and why. */
  onFailure?: (why: Exclude<Outcome, { answer: Verdict }>) => void;
};

export type JudgePool = {
  /**
   * Judges the file at `path`, which stays there meanwhile. `group`: whose it is. Rejects with the signal's reason once it
   * is aborted; a file that is being judged then keeps its process busy until it ends.
   */
  judge(path: string, group: string, signal?: AbortSignal): Promise<Verdict>;
  /** Ends the processes at once. */
  close(): void;
};

type Waiting = { group: string; start: () => void };

/** Tries of a file whose process crashed: another one may have been the cause. */
const TRIES = 2;

/** A few processes that judge files, apart from the one that serves people. */
export function createJudgePool(options: JudgePoolOptions): JudgePool {
  const idle: JudgingProcess[] = [];
  const busy = new Set<JudgingProcess>();
  const groups = new Map<string, number>();
  let waiting: Waiting[] = [];
  let running = 0;

  const isFree = (group: string) => running < options.processes && (groups.get(group) ?? 0) < options.perGroup;

  function begin(group: string): void {
    running += 1;
    groups.set(group, (groups.get(group) ?? 0) + 1);
  }

  function finish(group: string): void {
    running -= 1;
    const left = (groups.get(group) ?? 1) - 1;
    if (left > 0) groups.set(group, left);
    else groups.delete(group);
    const next = waiting.find((one) => isFree(one.group));
    next?.start();
  }

  /** True once a place is taken; false when none was free in time. */
  function takePlace(group: string, signal: AbortSignal | undefined): Promise<boolean> {
    signal?.throwIfAborted();
    if (isFree(group)) {
      begin(group);
      return Promise.resolve(true);
    }
    return new Promise((resolve, reject) => {
      const leave = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
        waiting = waiting.filter((one) => one !== place);
      };
      const place: Waiting = {
        group,
        start: () => {
          leave();
          begin(group);
          resolve(true);
        },
      };
      const onAbort = () => {
        leave();
        reject(signal?.reason);
      };
      const timer = setTimeout(() => {
        leave();
        resolve(false);
      }, options.waitSeconds * 1_000);
      signal?.addEventListener('abort', onAbort);
      waiting.push(place);
    });
  }

  async function judgeOnce(path: string): Promise<Outcome> {
    const process = idle.pop() ?? new WatchedProcess<Question, Verdict>(options.program, options, LIFE);
    busy.add(process);
    try {
      return await process.ask({ path });
    } finally {
      busy.delete(process);
      if (process.isUsable) idle.push(process);
      else process.end();
    }
  }

  /**
   * A file that needs more than the limits, or that no process survives, cannot be judged, and is not taken. One whose
   * time on the clock passed without its processor time was kept waiting by the machine: it may come again.
   */
  async function judgeInPlace(path: string): Promise<Verdict> {
    for (let left = TRIES; left > 0; left -= 1) {
      const outcome = await judgeOnce(path);
      if ('answer' in outcome) return outcome.answer;
      options.onFailure?.(outcome);
      if ('over' in outcome) return { ok: false, reason: outcome.over === 'clockSeconds' ? 'busy' : 'too_complex' };
    }
    return { ok: false, reason: 'too_complex' };
  }

  return {
    async judge(path, group, signal) {
      if (!(await takePlace(group, signal))) return { ok: false, reason: 'busy' };
      const judged = judgeInPlace(path).finally(() => finish(group));
      return signal ? await Promise.race([judged, aborted(signal)]) : await judged;
    },
    close() {
      for (const process of [...idle, ...busy]) process.end();
      idle.length = 0;
    },
  };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
