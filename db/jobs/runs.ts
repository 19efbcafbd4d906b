import { asJson, type Handle } from '@/db/connection/pool';

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
  partition: string | null;
};

const runColumns = (sql: Handle) => sql`
  id, function_id as "functionId", event, request_version as "requestVersion", array_to_json(pending) as pending,
  max_attempts as "maxAttempts", lane as "partition"`;

/** A run that is still going on, locked: whatever changes a run takes this lock first, so that two answers cannot wait for each other. */
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
