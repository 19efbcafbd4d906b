import type { Handle } from '@/db/connection/pool';

/** `active`: a call is in progress; `waiting`: for its time, its turn or an engine. */
export const RUN_STATES = ['active', 'waiting', 'completed', 'failed'] as const;
export type RunState = (typeof RUN_STATES)[number];

export type RunSummary = {
  id: string;
  functionId: string;
  eventId: string;
  eventName: string;
  status: 'running' | 'completed' | 'failed';
  state: RunState;
  createdAt: Date;
  endedAt: Date | null;
  /** When its next call is due; null when none is planned. */
  nextDueAt: Date | null;
};

export type RunDetail = RunSummary & {
  event: unknown;
  output: unknown;
  steps: { id: string; name: string | null; state: unknown; endedAt: Date }[];
  queued: {
    kind: string;
    stepId: string;
    attempt: number;
    dueAt: Date;
    leasedUntil: Date | null;
    crashes: number;
    undelivered: number;
  }[];
};

export type RunFilter = { state?: RunState; functionId?: string; eventName?: string; limit: number };

const summaryColumns = (sql: Handle) => sql`
  runs.id, runs.function_id as "functionId", runs.event_id as "eventId", runs.event->>'name' as "eventName", runs.status,
  case when runs.status <> 'running' then runs.status when waiting.leased then 'active' else 'waiting' end as state,
  runs.created_at as "createdAt", runs.ended_at as "endedAt", waiting.due_at as "nextDueAt"`;

const runsAndQueue = (sql: Handle) => sql`
  jobs.runs left join lateral (
    select min(due_at) as due_at, coalesce(bool_or(leased_until > clock_timestamp()), false) as leased
    from jobs.queue where queue.run_id = runs.id
  ) waiting on true`;

/** The latest runs, newest first. A function's id may be given without the application's before it. */
export async function listRuns(
  sql: Handle,
  { state, functionId = '', eventName = '', limit }: RunFilter,
): Promise<RunSummary[]> {
  return sql<RunSummary[]>`
    select * from (select ${summaryColumns(sql)} from ${runsAndQueue(sql)}) listed
    where (${state ?? ''} in ('', state))
      and (${functionId} = '' or "functionId" = ${functionId} or right("functionId", length(${functionId}) + 1) = ${`-${functionId}`})
      and (${eventName} in ('', "eventName"))
    order by "createdAt" desc, id desc limit ${limit}`;
}

/** One run with its steps and what it still waits for. */
export async function showRun(sql: Handle, id: string): Promise<RunDetail | undefined> {
  const [run] = await sql<Omit<RunDetail, 'steps' | 'queued'>[]>`
    select ${summaryColumns(sql)}, runs.event, runs.output from ${runsAndQueue(sql)} where runs.id = ${id}`;
  if (!run) return undefined;
  const steps = await sql<RunDetail['steps']>`
    select id, name, state, ended_at as "endedAt" from jobs.steps where run_id = ${id} order by sequence`;
  const queued = await sql<RunDetail['queued']>`
    select kind, step_id as "stepId", attempt, due_at as "dueAt", leased_until as "leasedUntil", crashes, undelivered
    from jobs.queue where run_id = ${id} order by due_at`;
  return { ...run, steps: [...steps], queued: [...queued] };
}
