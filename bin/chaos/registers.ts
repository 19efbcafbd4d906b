import { setTimeout as delay } from 'node:timers/promises';
import { type Asking, apply, untilSettled, withRegisters } from '@/bin/bench/registers';
import { complain, say } from '@/bin/terminal/say';
import { database } from '@/db/database';
import type { Calls } from '@/demo/registers/simulator';
import { strike } from './victims';

const KILLS = 20;
/** The launcher starts a worker again five times a minute at the most. */
const BETWEEN_KILLS_MS = 13_000;
/** Who applies before each kill: every register is asked about them while it strikes. */
const APPLICATIONS = 4;
const MINUTE_MS = 2_000;
/** Long enough for a kill to find calls under way. */
const LATENCY_MS = 400;
/** Each kill comes a little later after a call has begun than the one before: it finds other steps under way. */
const LATER_MS = 20;
const POLL_MS = 20;

type Told = { rows: number; unsettled: number; killed: number; twice: number };

/**
 * The worker is killed by -9 twenty times while it asks registers. True when every register has settled about every firm,
 * once; when each call that was made again is one that a kill had cut; and when no limit was passed in any window.
 */
export function killAsking(): Promise<boolean> {
  const instance = { minuteMs: MINUTE_MS, latencyMs: LATENCY_MS, logName: 'chaos-registers' };
  return withRegisters(instance, async (asking) => {
    for (let kill = 0; kill < KILLS; kill += 1) await applyAndKill(asking, kill);
    await untilSettled();
    return judge(await readTold(), asking.simulated.calls());
  });
}

async function applyAndKill({ markets, launcherPid }: Asking, rank: number): Promise<void> {
  await apply(markets, rank * APPLICATIONS, APPLICATIONS);
  while (!(await isAsking())) await delay(POLL_MS);
  await delay(rank * LATER_MS);
  while (!strike(launcherPid, 'worker', 'SIGKILL')) await delay(POLL_MS);
  await delay(BETWEEN_KILLS_MS);
}

/** Whether a call that began lately runs: not one that an earlier kill had cut. */
async function isAsking(): Promise<boolean> {
  const running = await database().execute(`
    select from register_calls where ended_at is null and started_at > now() - interval '1 second' limit 1`);
  return running.length > 0;
}

/** `twice`: rows for which more than one call has ended. */
async function readTold(): Promise<Told> {
  const [told] = await database().execute<Told>(`
    with calls as (
      select register, siret, count(ended_at) as ended, count(*) filter (where ended_at is null) as killed
      from register_calls group by register, siret
    )
    select (select count(*)::int from register_states) as rows,
      (select count(*)::int from register_states where answered_at is null) as unsettled,
      sum(killed)::int as killed, count(*) filter (where ended > 1)::int as twice from calls`);
  if (!told) throw new Error('nothing was asked');
  return told;
}

function judge(told: Told, { over, records }: Calls): boolean {
  const extra = records.length - told.rows;
  const isKept =
    told.killed > 0 && told.unsettled === 0 && told.twice === 0 && extra <= told.killed && over.length === 0;
  const line = [
    `registres : ${KILLS} kill -9, ${told.rows} demandes, ${records.length} appels reçus, soit ${extra} de plus`,
    `${told.killed} appels coupés par un kill, ${told.twice} réponses notées deux fois`,
    `${told.unsettled} sans réponse, ${over.length} fenêtres au-delà d’une limite`,
  ].join(' ; ');
  (isKept ? say : complain)(line);
  return isKept;
}
