import { listenForRings } from '@/db/listener';
import { relayOldestEvents } from '@/db/queries/outbox';
import { env } from '@/lib/env';
import { log } from '@/lib/observability/log';
import { OUTBOX_CHANNEL } from '@/lib/outbox';

type JobEvent = { id: string; name: string; data: Record<string, string> };

/** How long an event whose ring was lost may wait. */
const SWEEP_EVERY_MS = 2_000;
const BATCH = 100;

/**
 * Hands promised events to the job engine: when a commit rings, and by a sweep for what no ring announced. An event goes
 * out at least once and always with the same id, by which the engine knows it again.
 */
export async function startRelay(send: (events: JobEvent[]) => Promise<unknown>): Promise<{ stop(): Promise<void> }> {
  let running: Promise<void> | undefined;
  let rungAgain = false;
  let stopped = false;

  async function relayAll(): Promise<void> {
    do {
      rungAgain = false;
      while (!stopped && (await relayOldestEvents(BATCH, async (events) => void (await send(events)))) === BATCH);
    } while (rungAgain && !stopped);
  }

  function ring(): void {
    rungAgain = true;
    running ??= relayAll()
      .catch((error: unknown) => log().error({ err: error }, 'relay failed; the sweep will try again'))
      .finally(() => {
        running = undefined;
      });
  }

  const listener = await listenForRings(env().DATABASE_URL, OUTBOX_CHANNEL, ring);
  const sweep = setInterval(() => {
    ring();
    listener.check().catch((error: unknown) => log().warn({ err: error }, 'the outbox cannot be listened to'));
  }, SWEEP_EVERY_MS);
  return {
    async stop() {
      stopped = true;
      clearInterval(sweep);
      await listener.close();
      await running;
    },
  };
}
