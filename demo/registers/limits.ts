import { type GroupName, groups } from './operations';

/** One window of one group: how many calls came, refused ones included, and whether that was more than allowed. */
export type WindowCount = {
  group: GroupName;
  /** Epoch, in milliseconds. */
  start: number;
  limit: number;
  calls: number;
  over: boolean;
};

/** What the answer to a call says of its limit. */
export type Allowance = { limit: number; remaining: number; resetAt: number; allowed: boolean };

/** How long « a minute » and « a second » last. A bench may shorten them. */
export type Clock = { minuteMs: number; secondMs: number; now: () => number };

/** Counts calls by group and by window of the clock, as the provider does: a refused call counts too. */
export function createLimits({ minuteMs, secondMs, now }: Clock) {
  const counts = new Map<string, WindowCount>();
  const lengthOf = (group: GroupName) => (group === 'recherche_entreprises' ? secondMs : minuteMs);

  return {
    take(group: GroupName): Allowance {
      const [limit, length] = [groups[group], lengthOf(group)];
      const start = Math.floor(now() / length) * length;
      const key = `${group} ${start}`;
      const calls = (counts.get(key)?.calls ?? 0) + 1;
      counts.set(key, { group, start, limit, calls, over: calls > limit });
      return { limit, remaining: Math.max(0, limit - calls), resetAt: start + length, allowed: calls <= limit };
    },
    /** Oldest first. */
    windows: (): WindowCount[] => [...counts.values()],
  };
}
