import type { Handle } from '@/db/connection/pool';
import { liveFunctions } from '@/db/jobs/functions';
import { insertEventsAndRuns, type NewRun } from '@/db/jobs/ingest';
import type { JobEvent } from '@/db/jobs/runs';
import { keyOf, passes } from './expressions';
import { type FunctionConfig, maxAttempts, storedFunctionConfig } from './function-config';
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

function partitionOf({ id, concurrency }: FunctionConfig, event: JobEvent): string | null {
  if (!concurrency) return null;
  return `${id}|${concurrency.key ? (keyOf(concurrency.key, event) ?? '') : ''}`;
}

/** A function to run for an event; `ownId` is the one that its sender gave it. */
type Start = { config: FunctionConfig; event: JobEvent; eventId: string; ownId?: string };

function newRun({ config, event, eventId, ownId }: Start, now: Date): NewRun {
  return {
    id: ulid(now.getTime()),
    eventId,
    functionId: config.id,
    partition: partitionOf(config, event),
    key: idempotencyKey(config, event, ownId),
    maxAttempts: maxAttempts(config),
  };
}

/** Begins one run of a function, for an event that nobody sent. */
export async function beginRun(tx: Handle, config: FunctionConfig, event: JobEvent, now: Date) {
  await insertEventsAndRuns(tx, [{ id: event.id, event }], [newRun({ config, event, eventId: event.id }, now)]);
}

/**
 * Takes in events: keeps each and begins the runs it triggers, at once or not at all. An event whose id (in `ids`) is
 * already there was sent before, and begins nothing.
 * The functions are read from the database: a process of the previous version triggers those of the new one.
 */
export async function ingest(sql: Handle, events: EngineEvent[], ids: string[], now: Date) {
  const configs = (await liveFunctions(sql)).map((stored) => storedFunctionConfig(stored.config));
  const given = events.map((sent, index) => {
    const id = ids[index] ?? ulid(now.getTime());
    const event = { ...sent, id: sent.id ?? id, data: sent.data ?? {}, ts: sent.ts ?? now.getTime() };
    return { id, event, ownId: sent.id };
  });
  const runs = given.flatMap(({ id: eventId, event, ownId }) =>
    configs
      .filter((config) => isTriggeredBy(config, event))
      .map((config) => newRun({ config, event, eventId, ...(ownId === undefined ? {} : { ownId }) }, now)),
  );
  await insertEventsAndRuns(sql, given, runs);
}
