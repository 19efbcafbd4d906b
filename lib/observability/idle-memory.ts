import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const CHECK_EVERY_MS = 10_000;
/** Checks in a row without work before the garbage is collected. */
const IDLE_CHECKS = 3;
/** Of the time between two checks: probes and scrapes keep a process less busy than this. */
const BUSY = 0.05;

// Next.js bundles `instrumentation.ts` more than once: a module variable would exist twice.
const holder = globalThis as typeof globalThis & { passeMarcheIdleMemory?: boolean };

/**
 * Collects garbage once after a process was busy and has been idle for half a minute. V8 collects when something is
 * allocated, so that a process that nobody asks anything would keep all that its last busy hour left.
 */
export function collectWhenIdle(): void {
  if (holder.passeMarcheIdleMemory) return;
  holder.passeMarcheIdleMemory = true;
  const collect = garbageCollector();
  const isDue = idleAfterWork();
  let before = performance.eventLoopUtilization();
  setInterval(() => {
    const now = performance.eventLoopUtilization();
    if (isDue(performance.eventLoopUtilization(now, before).utilization)) collect();
    before = now;
  }, CHECK_EVERY_MS).unref();
}

/** Returns what is told how busy each interval was (0 to 1) and says once, after work, that it is over. */
export function idleAfterWork(): (utilization: number) => boolean {
  let left = IDLE_CHECKS;
  return (utilization) => {
    left = utilization > BUSY ? IDLE_CHECKS : left - 1;
    return left === 0;
  };
}

/** The collector that `--expose-gc` shows, without the option: of all garbage, in steps where that is possible. */
function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as NonNullable<typeof globalThis.gc>;
  return () => void collect({ type: 'major', flavor: 'last-resort', execution: 'async' });
}
