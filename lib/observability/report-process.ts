import { randomUUID } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { addToTotals, forgetReports } from '@/db/queries/monitoring';
import type { ProcessKind } from '@/db/schema/monitoring';
import { log } from './log';
import { giveBackSums, takeSums } from './metrics';

const REPORT_EVERY_MS = 5_000;
const FORGET_AFTER_MS = 3_600_000;

// Next.js bundles `instrumentation.ts` more than once: a module variable would exist twice.
const holder = globalThis as typeof globalThis & { passeMarcheReports?: boolean };

/**
 * Adds what this process counts to the totals in the database, every 5 seconds, with a sign of life. What cannot be
 * written is kept for the next time; a process that is killed loses its last seconds of counting and nothing else.
 * @returns stops it, once the last figures are written
 */
export function startReporting(kind: ProcessKind): () => Promise<void> {
  if (holder.passeMarcheReports) return async () => {};
  holder.passeMarcheReports = true;
  const id = randomUUID();
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  const report = async () => {
    const eventLoopDelaySeconds = delay.max / 1e9;
    delay.reset();
    const residentBytes = process.memoryUsage.rss();
    await flushSums({ id, kind, residentBytes, eventLoopDelaySeconds });
    await forgetReports(FORGET_AFTER_MS);
  };
  let current = Promise.resolve();
  const again = () => {
    current = current.then(report).catch((error: unknown) => log().warn({ err: error }, 'metrics were not written'));
    return current;
  };
  void again();
  const timer = setInterval(again, REPORT_EVERY_MS).unref();
  return async () => {
    clearInterval(timer);
    holder.passeMarcheReports = false;
    await again();
    delay.disable();
  };
}

type SignOfLife = Parameters<typeof addToTotals>[1];

/** Writes what this process has counted since the last time. Throws when the database does; nothing is then lost. */
export async function flushSums(sign?: SignOfLife): Promise<void> {
  const sums = takeSums();
  // In one order for all processes, which write the same rows and would otherwise wait for each other in a circle.
  const ordered = sums.toSorted((a, b) => (a.name + a.labels < b.name + b.labels ? -1 : 1));
  try {
    await addToTotals(ordered, sign);
  } catch (error) {
    giveBackSums(sums);
    throw error;
  }
}
