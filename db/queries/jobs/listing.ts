import type { Handle } from './handle';

export type RunSummary = {
  id: string;
  functionId: string;
  eventName: string;
  status: 'running' | 'completed' | 'failed';
  createdAt: Date;
  endedAt: Date | null;
};

export type RunDetail = RunSummary & {
  event: unknown;
  output: unknown;
  steps: { id: string; name: string | null; state: unknown; endedAt: Date }[];
  queued: { kind: string; stepId: string; attempt: number; dueAt: Date; leasedUntil: Date | null; crashes: number }[];
};

const summaryColumns = (sql: Handle) => sql`
  runs.id, runs.function_id as "functionId", runs.event->>'name' as "eventName", runs.status,
  runs.created_at as "createdAt", runs.ended_at as "endedAt"`;

/** The latest runs, newest first. */
export async function listRuns(
  sql: Handle,
  filter: { status?: RunSummary['status']; limit: number },
): Promise<RunSummary[]> {
  return sql<RunSummary[]>`
    select ${summaryColumns(sql)} from jobs.runs
    where ${filter.status === undefined ? sql`true` : sql`status = ${filter.status}`}
    order by created_at desc limit ${filter.limit}`;
}

/** One run with its steps and what it still waits for. */
export async function showRun(sql: Handle, id: string): Promise<RunDetail | undefined> {
  const [run] = await sql<Omit<RunDetail, 'steps' | 'queued'>[]>`
    select ${summaryColumns(sql)}, runs.event, runs.output from jobs.runs where id = ${id}`;
  if (!run) return undefined;
  const steps = await sql<RunDetail['steps']>`
    select id, name, state, ended_at as "endedAt" from jobs.steps where run_id = ${id} order by sequence`;
  const queued = await sql<RunDetail['queued']>`
    select kind, step_id as "stepId", attempt, due_at as "dueAt", leased_until as "leasedUntil", crashes
    from jobs.queue where run_id = ${id} order by due_at`;
  return { ...run, steps: [...steps], queued: [...queued] };
}
