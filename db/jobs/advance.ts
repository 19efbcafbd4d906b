import { asJson, asText, type Handle } from '@/db/connection/pool';
import { type Claimed, claimedColumns, type Row, toClaimed } from './claimed';
import { JOBS_CHANNEL, type QueueItem } from './queue';
import type { Run } from './runs';
import type { StepState } from './steps';

/**
 * The two commits that nearly all calls end with, in one round trip each. Both lock the run, then the item, as every
 * commit does, and do nothing when the lease was lost.
 */

export type EndedStep = { id: string; name: string | undefined; state: StepState };

/**
 * Memoises a step and keeps the item for the call that goes on. False when nothing was done: the lease was lost, the
 * step is a member of a parallel group, or it was memoised before.
 */
export async function memoiseAndKeep(sql: Handle, item: QueueItem, run: Run, step: EndedStep, leaseMs: number) {
  const name = step.name === undefined ? null : asText(step.name);
  const rows = await sql`
    with run as materialized (
      select id from jobs.runs
      where id = ${run.id} and status = 'running' and pending = '{}'
        and not exists (select from jobs.steps where run_id = ${run.id} and id = ${step.id})
      for update
    ),
    kept as (
      update jobs.queue
      set kind = 'discover', step_id = 'step', attempt = 0, crashes = 0, undelivered = 0, due_at = clock_timestamp(),
          since = clock_timestamp(),
          leased_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond', generation = generation + 1
      from run where queue.run_id = run.id and queue.id = ${item.id} and queue.generation = ${item.generation}
      returning queue.run_id
    ),
    memoised as (
      insert into jobs.steps (run_id, id, name, state)
      select run_id, ${step.id}, ${name}, ${asJson(sql, step.state)} from kept
    ),
    progressed as (
      update jobs.runs set request_version = ${run.requestVersion}
      where id in (select run_id from kept) and request_version <> ${run.requestVersion}
    )
    select from kept`;
  return rows.length > 0;
}

/**
 * Completes a run. The place it leaves in its partition goes to the oldest item that waits there, which `takeOver` says
 * to take for this engine: no claim is needed then. Undefined when the lease was lost.
 */
export async function completeRun(
  sql: Handle,
  item: QueueItem,
  output: unknown,
  takeOver: { engine: string; leaseMs: number } | undefined,
): Promise<{ next: Claimed | undefined } | undefined> {
  const rows = await sql<(Row & { id: string | null })[]>`
    with run as materialized (
      select id from jobs.runs where id = ${item.runId} and status = 'running' for update
    ),
    held as materialized (
      select queue.id from jobs.queue join run on run.id = queue.run_id
      where queue.id = ${item.id} and queue.generation = ${item.generation} for update of queue
    ),
    ended as (
      update jobs.runs set status = 'completed', output = ${asJson(sql, output ?? null)}, pending = '{}',
        ended_at = clock_timestamp()
      where id in (select id from run) and exists (select from held)
      returning id
    ),
    dropped as (delete from jobs.queue where run_id in (select id from ended)),
    waiting as materialized (
      select id from jobs.queue
      where lane = ${item.partition} and due_at <= clock_timestamp() and leased_until is null and run_id <> ${item.runId}
        and exists (select from held)
      order by due_at, id limit 1 for update skip locked
    ),
    taken as (
      update jobs.queue
      set leased_until = clock_timestamp() + ${takeOver?.leaseMs ?? 0} * interval '1 millisecond',
          since = clock_timestamp(), leased_by = ${takeOver?.engine ?? ''}, generation = generation + 1
      from waiting, jobs.runs
      where queue.id = waiting.id and runs.id = queue.run_id and ${takeOver !== undefined}
      returning ${claimedColumns(sql)}
    ),
    rung as (
      select pg_notify(${JOBS_CHANNEL}, '') from waiting where not ${takeOver !== undefined}
    )
    select (select count(*) from rung) as rung, taken.* from held left join taken on true`;
  const [row] = rows;
  if (!row) return undefined;
  return { next: row.id === null ? undefined : toClaimed(row) };
}
