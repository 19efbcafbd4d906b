import { asJson, asText, type Handle } from '@/db/connection/pool';

export type StepState = { type: 'data'; data: unknown } | { type: 'error'; error: unknown } | null;
/** The steps of a run are read in the order in which they ended. */
export type MemoisedStep = { id: string; state: StepState };

/** Keeps what a step returned. What is already there stays. */
export async function memoiseStep(sql: Handle, runId: string, id: string, name: string | undefined, state: StepState) {
  await sql`
    insert into jobs.steps (run_id, id, name, state)
    values (${runId}, ${id}, ${name === undefined ? null : asText(name)}, ${asJson(sql, state)})
    on conflict (run_id, id) do nothing`;
}
