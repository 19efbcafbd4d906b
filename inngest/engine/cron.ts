import type { Pool } from '@/db/connection/pool';
import { takeCronTick } from '@/db/jobs/cron-ticks';
import { liveFunctions } from '@/db/jobs/functions';
import { inJobsTransaction } from '@/db/jobs/transaction';
import { beganAhead } from '@/lib/kits/clock/clock';
import { type FunctionConfig, parseCron, storedFunctionConfig } from './function-config';
import { beginRun } from './ingest';
import { ulid } from './ulid';

const SCHEDULED = 'inngest/scheduled.timer';
const SECOND_MS = 1000;

/** The latest tick of a cron at `now` or before; null when it never was. */
export function latestTick(pattern: string, now: Date): Date | null {
  // croner returns the ticks strictly before its reference: the second after takes in a tick that is now.
  const ticks = parseCron(pattern).previousRuns(2, new Date(now.getTime() + SECOND_MS));
  return ticks.find((tick) => tick <= now) ?? null;
}

/** Begins the run of one tick, once whatever the number of engines. */
async function honourTick(pool: Pool, config: FunctionConfig, cron: string, tick: Date, now: Date) {
  await inJobsTransaction(pool, async (tx) => {
    if (!(await takeCronTick(tx, config.id, tick, now))) return;
    const id = ulid(now.getTime());
    const event = { id, name: SCHEDULED, data: { cron }, ts: tick.getTime() };
    await beginRun(tx, config, event, now);
  });
}

/**
 * Begins what the crons call for at `now`. A tick missed during a stop is honoured afterwards (the latest one only) up to
 * `catchUpMs`, but not one from before the function existed. `honoured` remembers, between calls, the latest ticks seen.
 */
export async function runCrons(pool: Pool, now: Date, catchUpMs: number, honoured: Map<string, number>) {
  for (const stored of await liveFunctions(pool)) {
    const config = storedFunctionConfig(stored.config);
    for (const trigger of config.triggers) {
      if (!('cron' in trigger)) continue;
      const tick = latestTick(trigger.cron, now);
      const key = `${config.id} ${trigger.cron}`;
      if (!tick || honoured.get(key) === tick.getTime()) continue;
      const existsSince = beganAhead(stored.createdAt, now) ? 0 : stored.createdAt.getTime();
      const tooOld = tick.getTime() < Math.max(now.getTime() - catchUpMs, existsSince);
      if (!tooOld) await honourTick(pool, config, trigger.cron, tick, now);
      honoured.set(key, tick.getTime());
    }
  }
}
