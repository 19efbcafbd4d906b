import { listenForRings } from '@/db/connection/listener';
import { type OutboxEvent, relayOldestEvents } from '@/db/queries/webhooks/outbox';
import { env } from '@/lib/env';
import { log } from '@/lib/observability/log';
import type { Origin } from '@/lib/observability/origin';
import { beginSpan } from '@/lib/observability/trace';
import { OUTBOX_CHANNEL } from '@/lib/outbox/promise';

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
      while (!stopped && (await relayOldestEvents(BATCH, (events) => handOver(events, send))) === BATCH);
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

/** One span and one line of the log for each event, which goes on as coming from the same request. */
async function handOver(events: OutboxEvent[], send: (events: JobEvent[]) => Promise<unknown>): Promise<void> {
  const begun = events.map(({ id, name, data, origin }) => {
    const span = origin && beginSpan(`relay ${name}`, { 'event.id': id }, origin.traceparent);
    const traceparent = span?.traceparent ?? origin?.traceparent;
    const from = { ...origin, ...(traceparent && { traceparent }) };
    return { span, event: { id, name, data: { ...data, ...from } } };
  });
  await send(begun.map(({ event }) => event));
  for (const { span } of begun) span?.end();
  for (const { id, name, origin } of events)
    log().info({ ...logged(origin), eventId: id, event: name }, 'event relayed');
}

const logged = (origin: Origin | null) => (origin?.requestId ? { requestId: origin.requestId } : {});
