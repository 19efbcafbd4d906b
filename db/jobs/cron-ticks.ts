import type { Handle } from '@/db/connection/pool';
import { latestBeginning } from '@/lib/kits/clock/clock';

/**
 * True for the one engine that gets to honour this tick. One that was honoured later than now, under a clock that has been
 * set back since, is honoured again: else nothing would run until the clock is there again.
 */
export async function takeCronTick(sql: Handle, functionId: string, tick: Date, now: Date): Promise<boolean> {
  const rows = await sql`
    insert into jobs.cron_ticks (function_id, tick, honoured_at) values (${functionId}, ${tick}, ${now})
    on conflict (function_id, tick) do update set honoured_at = excluded.honoured_at
    where cron_ticks.honoured_at > ${latestBeginning(now)} returning 1`;
  return rows.length > 0;
}
