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

/** Begins a run of a function for an event, unless its idempotency key was seen. */
export async function beginRun(
  tx: Handle,
  config: FunctionConfig,
  event: JobEvent,
  origin: { eventId: string; ownId?: string },
  now: Date,
) {
  const id = ulid(now.getTime());
  const key = idempotencyKey(config, event, origin.ownId);
  if (key !== null && !(await takeIdempotencyKey(tx, config.id, key, id))) return;
  const run = { id, functionId: config.id, lane: laneOf(config, event) };
  await insertRun(tx, { ...run, event, eventId: origin.eventId, maxAttempts: maxAttempts(config) });
  await enqueue(tx, run, 'discover', 'step');
}

/**
 * Takes in events: keeps each and begins the runs it triggers, in the caller's transaction. An event whose id (in `ids`)
 * is already there was sent before, and begins nothing.
 * The functions are read from the database: a process of the previous version triggers those of the new one.
 */
export async function ingest(tx: Handle, events: EngineEvent[], ids: string[], now: Date) {
  const configs = (await liveFunctions(tx)).map((stored) => parseFunctionConfig(stored.config));
  for (const [index, sent] of events.entries()) {
    const eventId = ids[index] ?? ulid(now.getTime());
    const event = { ...sent, id: sent.id ?? eventId, data: sent.data ?? {}, ts: sent.ts ?? now.getTime() };
    if (!(await insertEvent(tx, eventId, event))) continue;
    for (const config of configs) {
      if (isTriggeredBy(config, event)) await beginRun(tx, config, event, { eventId, ownId: sent.id }, now);
    }
  }
  await ringEngines(tx);
}
