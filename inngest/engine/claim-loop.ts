import type { Claimed } from '@/db/jobs/claimed';
import { claimItems, msUntilNextItem, prolongLeases, releaseLeases } from '@/db/jobs/leases';
import type { QueueItem } from '@/db/jobs/queue';
import { type Execution, executeItem } from './execute-item';

export type ClaimLoop = {
  /** Looks at the queue now, or as soon as the look in progress is over. */
  wake(): void;
  /** Claims no more, waits for what is in progress (`drainMs`), hands the rest back. */
  stop(): Promise<void>;
};

const AFTER_FAILURE_MS = 500;
// An expired lease that could not be taken (its partition is full, its function is another process's): not again at
// once.
const AFTER_UNTAKEN_MS = 1000;

/** Starts taking items and doing them, as many at once as `settings.concurrency`. */
export function startClaiming(given: Omit<Execution, 'hasRoom'>, functionIds: string[]): ClaimLoop {
  const { pool, settings, log, engine } = given;
  // By the first that was taken: the item it goes on with, and its execution.
  const inProgress = new Map<Claimed, { current: QueueItem; ended: Promise<void> }>();
  let stopping = false;
  let looking: Promise<void> | undefined;
  let wokenMeanwhile = false;
  let timer: NodeJS.Timeout | undefined;

  const execution: Execution = { ...given, hasRoom: () => !stopping && inProgress.size < settings.concurrency };
  const itemsInProgress = () => [...inProgress.values()].map(({ current }) => current);

  async function executeAll(first: Claimed) {
    let current: Claimed | undefined = first;
    try {
      while (current) {
        current = await executeItem(execution, current);
        const progress = inProgress.get(first);
        if (current && progress) progress.current = current.item;
        if (current && stopping) return await releaseLeases(pool, [current.item]);
      }
    } catch (error) {
      log.error({ runId: current?.item.runId, error: String(error) }, 'item left to its lease');
    } finally {
      inProgress.delete(first);
      wake();
    }
  }

  function begin(claimed: Claimed) {
    const progress = { current: claimed.item, ended: Promise.resolve() };
    inProgress.set(claimed, progress);
    progress.ended = executeAll(claimed);
  }

  async function claimAll() {
    while (!stopping) {
      wokenMeanwhile = false;
      const limit = settings.concurrency - inProgress.size;
      if (limit <= 0) return;
      const except = itemsInProgress().map((item) => item.id);
      const items = await claimItems(pool, { limit, leaseMs: settings.leaseMs, engine, functionIds, except });
      for (const item of items) begin(item);
      // Fewer than asked for: nothing else can be taken now.
      if (items.length < limit && !wokenMeanwhile) return;
    }
  }

  async function look() {
    let nextMs = AFTER_FAILURE_MS;
    try {
      await claimAll();
      const dueMs = (await msUntilNextItem(pool)) ?? settings.pollMs;
      nextMs = Math.min(dueMs > 0 ? Math.ceil(dueMs) : AFTER_UNTAKEN_MS, settings.pollMs);
    } catch (error) {
      if (!stopping) log.warn({ error: String(error) }, 'the job queue cannot be read');
    }
    if (!stopping) timer = setTimeout(wake, nextMs);
  }

  function wake() {
    wokenMeanwhile = true;
    if (stopping || looking) return;
    clearTimeout(timer);
    looking = look().finally(() => {
      looking = undefined;
      if (wokenMeanwhile && inProgress.size < settings.concurrency) wake();
    });
  }

  // An item that is no longer ours goes on: its answer will be discarded. Stopping the handler half-way gains nothing.
  const heartbeat = setInterval(() => {
    const items = itemsInProgress();
    if (items.length === 0) return;
    prolongLeases(pool, items, settings.leaseMs).catch((error: unknown) => {
      log.warn({ error: String(error) }, 'leases could not be prolonged');
    });
  }, settings.leaseMs / 3);

  async function stop() {
    stopping = true;
    clearTimeout(timer);
    await looking;
    let drainTimer: NodeJS.Timeout | undefined;
    const deadline = new Promise((resolve) => {
      drainTimer = setTimeout(resolve, settings.drainMs);
    });
    await Promise.race([Promise.all([...inProgress.values()].map(({ ended }) => ended)), deadline]);
    clearTimeout(drainTimer);
    clearInterval(heartbeat);
    const left = itemsInProgress();
    if (left.length === 0) return;
    log.warn({ items: left.length }, 'stopped before these calls ended: handed back');
    await releaseLeases(pool, left).catch((error: unknown) => {
      log.warn({ error: String(error) }, 'leases could not be handed back: they will run out');
    });
  }

  wake();
  return { wake, stop };
}
