import type { Handle } from './handle';

/** True for the one engine that gets to honour this tick. */
export async function takeCronTick(sql: Handle, functionId: string, tick: Date): Promise<boolean> {
  const rows = await sql`
    insert into jobs.cron_ticks (function_id, tick) values (${functionId}, ${tick})
    on conflict do nothing returning 1`;
  return rows.length > 0;
}
