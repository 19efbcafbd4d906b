/** Every delay and limit of the engine, in one place. */
export type Settings = {
  /** Calls in progress at once, in this process. */
  concurrency: number;
  /** How long an item is ours without news; recovery after a kill takes at most this and one poll. */
  leaseMs: number;
  /** Longest wait between two looks at the queue, should a notification get lost. */
  pollMs: number;
  /** A function that answers later than this is tried again, as after an error. */
  callTimeoutMs: number;
  /** What `stop` leaves to calls in progress before it hands their leases back; less than the launcher leaves to us. */
  drainMs: number;
  /** Leases of one item that may run out (kills, freezes) before its run fails: it may be what kills us. */
  maxCrashes: number;
  /** Calls of one item that may fail to reach its function before its run fails. */
  maxUndelivered: number;
  /** How long no engine may have served a function before its runs are given up. */
  unseenFunctionMs: number;
  /** How old the tick of a cron may be, after a stop, and still be honoured. */
  cronCatchUpMs: number;
  /** How long ended runs and received events are kept. */
  retentionMs: number;
  /** Delay before attempt `attempt + 1` when the function asks for none. */
  backoffMs: (attempt: number) => number;
  /** Delay before a call that did not reach its function is made again. */
  undeliveredDelayMs: (failures: number) => number;
};

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

// The Inngest server's own table, in seconds, with its jitter.
const BACKOFF_SECONDS = [15, 30, 60, 120, 300, 600, 1200, 2400, 3600, 7200] as const;
const BACKOFF_JITTER_MS = 30 * SECOND;

/** 15 s, 30 s, 1 min … 2 h, plus 0 to 30 s; `attempt` counts from 0, `random` returns 0 to 1. */
export function backoffMs(attempt: number, random: () => number = Math.random): number {
  const last = BACKOFF_SECONDS.length - 1;
  const seconds = BACKOFF_SECONDS[Math.min(Math.max(attempt, 0), last)] ?? BACKOFF_SECONDS[last];
  return (seconds ?? 0) * SECOND + random() * BACKOFF_JITTER_MS;
}

/** 1 s, 2 s … 5 s; then every 5 s up to the hundredth failure, and every minute from there on. */
export function undeliveredDelayMs(failures: number): number {
  return failures > 100 ? MINUTE : Math.min(Math.max(failures, 1), 5) * SECOND;
}

export const defaultSettings: Settings = {
  concurrency: 20,
  leaseMs: 10 * SECOND,
  pollMs: 5 * SECOND,
  callTimeoutMs: 15 * MINUTE,
  drainMs: 10 * SECOND,
  maxCrashes: 20,
  maxUndelivered: 500,
  unseenFunctionMs: 10 * MINUTE,
  cronCatchUpMs: HOUR,
  retentionMs: 30 * DAY,
  backoffMs,
  undeliveredDelayMs,
};

/** The settings given, and the defaults for those that are absent or undefined. */
export function withDefaults(given: Partial<Settings>): Settings {
  const defined = Object.entries(given).filter(([, value]) => value !== undefined);
  return { ...defaultSettings, ...Object.fromEntries(defined) };
}
