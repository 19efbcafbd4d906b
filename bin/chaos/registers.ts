import { setTimeout as delay } from 'node:timers/promises';
import { makeAccounts, settingsOf } from '@/bin/bench/accounts';
import { apply, untilSettled } from '@/bin/bench/registers';
import { startInstance } from '@/bin/launcher/instance';
import { complain, say } from '@/bin/terminal/say';
import { takePart } from '@/bin/webhooks/make-recipients';
import { closeDatabase, database } from '@/db/database';
import { startRegisters } from '@/demo/registers/start-registers';
import { strike } from './victims';

const KILLS = 20;
const BETWEEN_KILLS_MS = 3_000;
const EDITORS = 4;
const APPLICATIONS = 60;
const MINUTE_MS = 1_000;
/** Long enough for a kill to find calls under way. */
const LATENCY_MS = 300;

type Told = { rows: number; unsettled: number; killed: number; ended: number; twice: number };

/**
 * The worker is killed by -9 twenty times while it asks registers. True when every register has settled about every firm,
 * once; when each call that was made again is one that a kill had cut; and when no limit was passed in any window.
 */
export async function killAsking(): Promise<boolean> {
  const simulated = await startRegisters({ minuteMs: MINUTE_MS, latencyMs: LATENCY_MS });
  const settings = {
    ...{ RATE_LIMITS: 'off', LOG_LEVEL: 'error', REGISTERS: 'all', REGISTERS_MINUTE_MS: String(MINUTE_MS) },
    RECHERCHE_ENTREPRISES_URL: simulated.url,
    API_ENTREPRISE_URL: simulated.url,
    API_ENTREPRISE_TOKEN: simulated.token,
  };
  const instance = await startInstance(settings, 'chaos-registers');
  try {
    const own = { ...(await settingsOf(instance)), ...settings };
    const accounts = await makeAccounts(EDITORS, own);
    const leave = takePart(own);
    try {
      await apply(
        APPLICATIONS,
        accounts.map(({ clientId }) => clientId),
      );
      const kills = await strikeWorkers(instance.pid);
      await untilSettled();
      return judge(await readTold(), kills, simulated.calls());
    } finally {
      leave();
      await closeDatabase();
    }
  } finally {
    await instance.stop();
    await simulated.stop();
  }
}

async function strikeWorkers(launcher: number): Promise<number> {
  let struck = 0;
  while (struck < KILLS) {
    await delay(BETWEEN_KILLS_MS);
    if (strike(launcher, 'worker', 'SIGKILL')) struck += 1;
  }
  return struck;
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
      sum(killed)::int as killed, sum(ended)::int as ended, count(*) filter (where ended > 1)::int as twice from calls`);
  if (!told) throw new Error('nothing was asked');
  return told;
}

function judge(
  told: Told,
  kills: number,
  { over, records }: ReturnType<Awaited<ReturnType<typeof startRegisters>>['calls']>,
) {
  const extra = records.length - told.rows;
  const isKept = told.unsettled === 0 && told.twice === 0 && extra <= told.killed && over.length === 0;
  const line = [
    `registres : ${kills} kill -9, ${told.rows} demandes, ${records.length} appels reçus`,
    `${told.killed} coupés par un kill, ${told.twice} réponses notées deux fois`,
    `${told.unsettled} sans réponse, ${over.length} fenêtres au-delà d’une limite`,
  ].join(' ; ');
  (isKept ? say : complain)(line);
  return isKept;
}
