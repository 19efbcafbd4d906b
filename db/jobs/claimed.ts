import type { Handle } from '@/db/connection/pool';
import type { QueueItem } from './queue';
import type { Run } from './runs';
import type { MemoisedStep } from './steps';

/** An item taken, with its run as it is and what the run has memoised so far; no run: it has ended meanwhile. */
export type Claimed = { item: QueueItem; run: Run | undefined; steps: MemoisedStep[] };

export type Row = QueueItem & {
  event: Run['event'] | null;
  requestVersion: number;
  pending: string[];
  maxAttempts: number;
  steps: MemoisedStep[] | null;
};

/** The columns of `queue` (just taken) and of its run, for `toClaimed`. */
export const claimedColumns = (sql: Handle) => sql`
  queue.id, queue.run_id as "runId", queue.function_id as "functionId", queue.kind, queue.step_id as "stepId",
  queue.attempt, queue.lane as "partition", queue.generation, queue.crashes, queue.undelivered,
  case when runs.status = 'running' then runs.event end as event, runs.request_version as "requestVersion",
  array_to_json(runs.pending) as pending, runs.max_attempts as "maxAttempts",
  (select json_agg(json_build_object('id', steps.id, 'state', steps.state) order by sequence)
   from jobs.steps where steps.run_id = runs.id) as steps`;

export function toClaimed({ event, requestVersion, pending, maxAttempts, steps, ...item }: Row): Claimed {
  const { runId: id, functionId, partition } = item;
  const run = event ? { id, functionId, event, requestVersion, pending, maxAttempts, partition } : undefined;
  return { item, run, steps: steps ?? [] };
}

/** The same for an item that is ours already. */
export async function readClaimed(sql: Handle, item: QueueItem): Promise<Claimed> {
  const [row] = await sql<Row[]>`
    select ${claimedColumns(sql)} from jobs.queue join jobs.runs on runs.id = queue.run_id where queue.id = ${item.id}`;
  return row ? { ...toClaimed(row), item } : { item, run: undefined, steps: [] };
}
