import type { SyncStatus } from '@/db/schema/deliveries';
import type { Circuit } from './circuit';
import type { DeliveryNumbers } from './delivery-numbers';
import type { Exchange } from './send-webhook';

export type Following = { syncStatus: SyncStatus; nextAttemptAt: Date | null; waitsSince: Date | null };

const NO_WAIT = { nextAttemptAt: null, waitsSince: null };

export type EndedAttempt = {
  verdict: Exchange['verdict'];
  /** Of the attempt within its run: 1, 2 and 3, then the later ones. */
  rank: number;
  endedAt: Date;
  /** What the editor asked to wait. */
  retryAfterMs: number;
};

/**
 * What follows an attempt (contract §6). Waits are counted from its end. Behind a circuit that is open, or that this
 * attempt opened, what is left of the three waits (`sync_pending`), and nothing goes out before the circuit lets it.
 */
export function whatFollows(
  attempt: EndedAttempt,
  circuit: Circuit,
  laterAttempts: boolean,
  numbers: Pick<DeliveryNumbers, 'retryWaitsMs' | 'laterWaitsMs'>,
): Following {
  const { verdict, rank, endedAt, retryAfterMs } = attempt;
  if (verdict === 'delivered') return { syncStatus: 'sync_completed', ...NO_WAIT };
  if (verdict !== 'retry') return { syncStatus: 'sync_failed', ...NO_WAIT };
  const after = (waitMs: number) => {
    const at = new Date(endedAt.getTime() + Math.max(waitMs, retryAfterMs));
    const nextAttemptAt = circuit.openUntil && circuit.openUntil > at ? circuit.openUntil : at;
    return { nextAttemptAt, waitsSince: endedAt };
  };
  const retryWaitMs = numbers.retryWaitsMs[rank - 1];
  if (retryWaitMs !== undefined) {
    return { syncStatus: circuit.openUntil ? 'sync_pending' : 'sync_processing', ...after(retryWaitMs) };
  }
  const laterWaitMs = laterAttempts ? numbers.laterWaitsMs[rank - 1 - numbers.retryWaitsMs.length] : undefined;
  return { syncStatus: 'sync_failed', ...(laterWaitMs === undefined ? NO_WAIT : after(laterWaitMs)) };
}
