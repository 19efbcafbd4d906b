import type { Handle } from '@/db/connection/pool';

/** A run in any state, held until the end of the transaction. */
export type HeldRun = {
  status: 'running' | 'completed' | 'failed';
  functionId: string;
  eventId: string;
  retired: boolean;
};

export async function holdRun(sql: Handle, id: string): Promise<HeldRun | undefined> {
  const [run] = await sql<HeldRun[]>`
    select status, function_id as "functionId", event_id as "eventId",
      (select retired_at is not null from jobs.functions where functions.id = runs.function_id) as retired
    from jobs.runs where id = ${id} for update`;
  return run;
}

/** Whether a call of the run is in progress. */
export async function isBeingCalled(sql: Handle, runId: string): Promise<boolean> {
  const rows = await sql`
    select from jobs.queue where run_id = ${runId} and leased_until > clock_timestamp() limit 1 for update`;
  return rows.length > 0;
}

/** Another run of the same function for the same event that goes on or has succeeded. */
export async function findOtherRun(sql: Handle, run: HeldRun, id: string): Promise<string | undefined> {
  const [other] = await sql<{ id: string }[]>`
    select id from jobs.runs
    where event_id = ${run.eventId} and function_id = ${run.functionId} and id <> ${id} and status <> 'failed'
    order by created_at desc limit 1`;
  return other?.id;
}

/** Begins a new run, from its first step, with the function and the event of another. */
export async function beginAgain(sql: Handle, id: string, newId: string) {
  await sql`
    insert into jobs.runs (id, function_id, event_id, event, max_attempts, lane)
    select ${newId}, function_id, event_id, event, max_attempts, lane from jobs.runs where id = ${id}`;
  await sql`
    insert into jobs.queue (run_id, function_id, kind, step_id, lane)
    select id, function_id, 'discover', 'step', lane from jobs.runs where id = ${newId}`;
}
