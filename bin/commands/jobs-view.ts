import type { Row } from '@/bin/terminal/table';
import type { RunDetail, RunSummary } from '@/db/jobs/listing';
import { describeError, describeStep, eventIds } from '@/lib/jobs/describe-run';

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

/** The same with its steps and what it waits for. The output of steps is left out: it may hold personal data. */
export function detailMembers(run: RunDetail, now: Date): Row {
  return {
    ...runMembers(run, now),
    event_id: run.eventId,
    ...Object.fromEntries(Object.entries(eventIds(run.event)).map(([name, id]) => [`event.${name}`, id])),
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
