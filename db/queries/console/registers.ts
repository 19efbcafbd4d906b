import { desc, sql } from 'drizzle-orm';
import { database } from '@/db/database';
import { type RegisterState, registerCalls } from '@/db/schema/registers';

/** What came of a register's calls, by state, and the median of how long they took, documents that came with them included. */
export type CallFigures = { states: { state: RegisterState; calls: number }[]; medianSeconds: number };

/** By register, of the calls that began since and have ended. */
export async function readCallFigures(since: Date): Promise<Map<string, CallFigures>> {
  type Row = { register: string; state: RegisterState | null; calls: number; medianSeconds: number };
  const rows = await database().execute<Row>(sql`
    select register, outcome as state, count(*)::int as calls,
      (percentile_cont(0.5) within group (order by extract(epoch from ended_at - started_at)))::float8 as "medianSeconds"
    from register_calls
    where started_at > ${since.toISOString()}::timestamptz and outcome is not null
    group by grouping sets ((register, outcome), (register))
    order by count(*) desc, outcome`);
  const figures = new Map<string, CallFigures>();
  for (const { register, state, medianSeconds } of rows) {
    if (state === null) figures.set(register, { states: [], medianSeconds });
  }
  for (const { register, state, calls } of rows) if (state) figures.get(register)?.states.push({ state, calls });
  return figures;
}

/** The last calls, the newest first: who asked what for whom, and what came of it; never what was answered. */
export function listLatestCalls(limit: number) {
  const { id, application, register, recipient, purpose, startedAt, endedAt, status, outcome, reference } =
    registerCalls;
  return database()
    .select({ id, application, register, recipient, purpose, startedAt, endedAt, status, outcome, reference })
    .from(registerCalls)
    .orderBy(desc(startedAt), desc(id))
    .limit(limit);
}
