import { liveFunctions } from '@/db/queries/jobs/functions';
import type { Handle } from '@/db/queries/jobs/handle';
import { enqueue, ringEngines } from '@/db/queries/jobs/queue';
import { insertEvent, insertRun, type JobEvent, takeIdempotencyKey } from '@/db/queries/jobs/runs';
import { keyOf, passes } from './expressions';
import { type FunctionConfig, maxAttempts, parseFunctionConfig } from './function-config';
import { ulid } from './ulid';

/** An event to send. With an `id` of its own, a function runs once for it in 24 hours, however often it is sent. */
export type EngineEvent = { name: string; data?: Record<string, unknown>; id?: string; ts?: number };

function isTriggeredBy(config: FunctionConfig, event: JobEvent): boolean {
  return config.triggers.some((trigger) => {
    if (!('event' in trigger)) return false;
    const named = trigger.event.endsWith('*')
      ? event.name.startsWith(trigger.event.slice(0, -1))
      : trigger.event === event.name;
    return named && (!trigger.expression || passes(trigger.expression, event));
  });
}

function idempotencyKey(config: FunctionConfig, event: JobEvent, ownId: string | undefined): string | null {
  if (config.idempotency) {
    const key = keyOf(config.idempotency, event);
    // Without a value, running once too often is better than taking all such events for one.
    return key === null ? null : `expression:${key}`;
  }
  return ownId === undefined ? null : `event:${ownId}`;
}

function laneOf({ id, concurrency }: FunctionConfig, event: JobEvent): string | null {
  if (!concurrency) return null;
  return `${id}|${concurrency.key ? (keyOf(concurrency.key, event) ?? '') : ''}`;
}

/** A function to run for an event; `ownId` is the one that its sender gave it. */
export type Start = { config: FunctionConfig; event: JobEvent; eventId: string; ownId?: string };

/**
 * Begins runs, in this order, except those whose idempotency key was seen. The queries of each kind are sent together:
 * two round trips, however many runs.
 */
export async function beginRuns(tx: Handle, starts: Start[], now: Date) {
  const runs = starts.map(({ config, event, eventId, ownId }) => ({
    id: ulid(now.getTime()),
    functionId: config.id,
    lane: laneOf(config, event),
    event,
    eventId,
    maxAttempts: maxAttempts(config),
    key: idempotencyKey(config, event, ownId),
  }));
  const isNew = await Promise.all(
    runs.map(({ functionId, key, id }) => key === null || takeIdempotencyKey(tx, functionId, key, id)),
  );
  const begun = runs.filter((_, index) => isNew[index]);
  await Promise.all(begun.flatMap((run) => [insertRun(tx, run), enqueue(tx, run, 'discover', 'step')]));
}

/**
 * Takes in events: keeps each and begins the runs it triggers, in the caller's transaction. An event whose id (in `ids`)
 * is already there was sent before, and begins nothing.
 * The functions are read from the database: a process of the previous version triggers those of the new one.
 */
export async function ingest(tx: Handle, events: EngineEvent[], ids: string[], now: Date) {
  const configs = (await liveFunctions(tx)).map((stored) => parseFunctionConfig(stored.config));
  const taken = await Promise.all(
    events.map(async (sent, index) => {
      const eventId = ids[index] ?? ulid(now.getTime());
      const event = { ...sent, id: sent.id ?? eventId, data: sent.data ?? {}, ts: sent.ts ?? now.getTime() };
      return { event, eventId, ownId: sent.id, isNew: await insertEvent(tx, eventId, event) };
    }),
  );
  const starts = taken
    .filter(({ isNew }) => isNew)
    .flatMap((each) =>
      configs.filter((config) => isTriggeredBy(config, each.event)).map((config) => ({ ...each, config })),
    );
  await beginRuns(tx, starts, now);
  await ringEngines(tx);
}
