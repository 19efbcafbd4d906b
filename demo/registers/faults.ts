import type { Trouble } from './cases';
import type { OperationName } from './operations';

/** `all`: every register; `document`: the files that links lead to. */
export type FaultTarget = OperationName | 'document' | 'all';

export type Fault = {
  trouble: Trouble;
  /** How many calls it still spoils; without, all of them. */
  times?: number;
  /** How long a slow one takes. */
  ms?: number;
};

/** Faults that somebody has switched on. */
export function createFaults() {
  const active = new Map<FaultTarget, Fault>();
  return {
    set(target: FaultTarget, fault: Fault | null): void {
      if (fault === null) active.delete(target);
      else active.set(target, { ...fault });
    },
    clear: (): void => active.clear(),
    /** What spoils this call, if anything, and counts it. Documents are spoilt by their own fault only. */
    take(target: OperationName | 'document'): Fault | undefined {
      const key = active.has(target) || target === 'document' ? target : 'all';
      const fault = active.get(key);
      if (fault?.times === undefined) return fault;
      fault.times -= 1;
      if (fault.times <= 0) active.delete(key);
      return fault;
    },
    list: (): [FaultTarget, Fault][] => [...active],
  };
}

export type Faults = ReturnType<typeof createFaults>;
