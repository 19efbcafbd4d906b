import { z } from 'zod';
import type { RunDetail, RunSummary } from '@/db/queries/jobs/listing';
import type { Row } from './table';

/** A run in a line; ages in whole seconds. */
export function runMembers(run: RunSummary, now: Date): Row {
  return {
    run: run.id,
    function: run.functionId,
    event: run.eventName,
    state: run.state,
    age_seconds: Math.round((now.getTime() - run.createdAt.getTime()) / 1000),
    next_wake: run.nextDueAt?.toISOString() ?? null,
    ended_at: run.endedAt?.toISOString() ?? null,
  };
}

/** The same with its steps and what it waits for. What steps gave is left out: it may be about somebody. */
export function detailMembers(run: RunDetail, now: Date): Row {
  return {
    ...runMembers(run, now),
    event_id: run.eventId,
    ...eventIds(run.event),
    error: run.status === 'failed' ? describeError(run.output) : null,
    steps: run.steps.map(({ id, name, state, endedAt }) => ({
      step: name ?? id,
      result: describeStep(state),
      ended_at: endedAt.toISOString(),
    })),
    queued: run.queued.map(({ kind, attempt, dueAt, leasedUntil, crashes, undelivered }) => ({
      call: kind,
      due_at: dueAt.toISOString(),
      attempt: attempt + 1,
      leased_until: leasedUntil?.toISOString() ?? null,
      crashes,
      undelivered,
    })),
  };
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const eventShape = z.object({ data: z.record(z.string(), z.unknown()) });
const errorShape = z.object({ name: z.string(), message: z.string() });
const failedStep = z.object({ type: z.literal('error'), error: z.unknown() });

/** Which delivery, application… the event is about: identifiers only, whatever else it may hold one day. */
function eventIds(event: unknown): Record<string, string> {
  const { data } = eventShape.safeParse(event).data ?? { data: {} };
  return Object.fromEntries(
    Object.entries(data).flatMap(([name, value]) =>
      typeof value === 'string' && uuid.test(value) ? [[`event.${name}`, value]] : [],
    ),
  );
}

function describeError(error: unknown): string {
  const { name, message } = errorShape.safeParse(error).data ?? { name: 'Error', message: 'sans message' };
  return `${name}: ${message}`;
}

function describeStep(state: unknown): string {
  if (state === null) return 'sleep';
  const failed = failedStep.safeParse(state).data;
  return failed ? describeError(failed.error) : 'ok';
}
