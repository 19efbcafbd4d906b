import { asJson, type Handle } from './handle';

/** An event as functions receive it. */
export type JobEvent = {
  id: string;
  name: string;
  data: Record<string, unknown>;
  ts: number;
  [other: string]: unknown;
};

export type Run = {
  id: string;
  functionId: string;
  event: JobEvent;
  requestVersion: number;
  pending: string[];
  maxAttempts: number;
  lane: string | null;
};

const IDEMPOTENCY_HOURS = 24;

/** False when this event id is already there: the sender sent the same event again. */
export async function insertEvent(sql: Handle, id: string, event: JobEvent): Promise<boolean> {
  const rows = await sql`
    insert into jobs.events (id, name, payload) values (${id}, ${event.name}, ${asJson(sql, event)})
    on conflict (id) do nothing returning 1`;
  return rows.length > 0;
}

/** Takes the key of a run for 24 h; false when another run of the function holds it. */
export async function takeIdempotencyKey(sql: Handle, functionId: string, key: string, runId: string) {
  const rows = await sql`
    insert into jobs.idempotency_keys (function_id, key, run_id, expires_at)
    values (${functionId}, ${key}, ${runId}, clock_timestamp() + ${IDEMPOTENCY_HOURS} * interval '1 hour')
    on conflict (function_id, key) do update set run_id = excluded.run_id, expires_at = excluded.expires_at
    where idempotency_keys.expires_at < clock_timestamp()
    returning 1`;
  return rows.length > 0;
}

export type NewRun = Pick<Run, 'id' | 'functionId' | 'event' | 'maxAttempts' | 'lane'> & { eventId: string };

export async function insertRun(sql: Handle, run: NewRun) {
  await sql`
    insert into jobs.runs (id, function_id, event_id, event, max_attempts, lane)
    values (${run.id}, ${run.functionId}, ${run.eventId}, ${asJson(sql, run.event)}, ${run.maxAttempts}, ${run.lane})`;
}

const runColumns = (sql: Handle) => sql`
  id, function_id as "functionId", event, request_version as "requestVersion", array_to_json(pending) as pending,
  max_attempts as "maxAttempts", lane`;

/** A run that is still going on, or undefined. */
export async function findRun(sql: Handle, id: string): Promise<Run | undefined> {
  const [run] = await sql<Run[]>`select ${runColumns(sql)} from jobs.runs where id = ${id} and status = 'running'`;
  return run;
}

/** The same, locked: whatever changes a run takes this lock first, so that two answers cannot wait for each other. */
export async function lockRun(sql: Handle, id: string): Promise<Run | undefined> {
  const [run] = await sql<Run[]>`
    select ${runColumns(sql)} from jobs.runs where id = ${id} and status = 'running' for update`;
  return run;
}

export async function saveRunProgress(sql: Handle, run: Run) {
  await sql`
    update jobs.runs set request_version = ${run.requestVersion}, pending = ${run.pending} where id = ${run.id}`;
}

/** Ends a run and drops whatever it had queued. */
export async function endRun(sql: Handle, id: string, status: 'completed' | 'failed', output: unknown) {
  await Promise.all([
    sql`
      update jobs.runs set status = ${status}, output = ${asJson(sql, output ?? null)}, pending = '{}',
        ended_at = clock_timestamp()
      where id = ${id}`,
    sql`delete from jobs.queue where run_id = ${id}`,
  ]);
}
