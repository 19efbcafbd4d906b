import { startInstance } from '@/bin/launcher/instance';
import { drawTable } from '@/bin/terminal/table';
import { openPool, type Pool } from '@/db/connection/pool';
import { saveFunction } from '@/db/jobs/functions';
import { insertEventsAndRuns } from '@/db/jobs/ingest';
import { claimItems, releaseLeases } from '@/db/jobs/leases';
import { settingsOf } from './accounts';
import { median } from './load';

const FUNCTION = 'measured';
const CLAIMS = 100;
const AT_ONCE = 20;
const MANY = 10_000;

/** Times a claim of twenty jobs while ten wait, ten thousand of as many partitions, and ten thousand of one partition. */
export async function benchClaims(): Promise<string> {
  const instance = await startInstance({}, 'bench-claims');
  const pool = openPool((await settingsOf(instance)).DATABASE_URL, 2);
  try {
    const few = await timeClaims(pool, 10, 10);
    const rows = [
      { name: '10 en attente', ms: few },
      { name: '10 000, une file chacun', ms: await timeClaims(pool, MANY, MANY) },
      { name: '10 000, une seule file', ms: await timeClaims(pool, MANY, 1) },
    ];
    const data = rows.map(({ name, ms }) => ({ '': name, 'médiane ms': decimal(ms), 'de plus ms': decimal(ms - few) }));
    return [`\nPrendre ${AT_ONCE} travaux (${CLAIMS} fois ; visé : 1 ms de plus au plus)`, drawTable({ data })].join(
      '\n',
    );
  } finally {
    await pool.end();
    await instance.stop();
  }
}

/** The function is nobody else's: the workers of the instance leave its jobs alone. */
async function timeClaims(pool: Pool, jobs: number, partitions: number): Promise<number> {
  await saveFunction(pool, FUNCTION, {}, 1);
  await queue(pool, jobs, partitions);
  const times: number[] = [];
  for (let claim = 0; claim < CLAIMS; claim += 1) times.push(await timeOne(pool));
  await pool`delete from jobs.runs where function_id = ${FUNCTION}`;
  await pool`delete from jobs.events where name = ${FUNCTION}`;
  return median(times);
}

async function queue(pool: Pool, jobs: number, partitions: number): Promise<void> {
  const ids = Array.from({ length: jobs }, (_, rank) => `job-${rank}`);
  const events = ids.map((id) => ({ id, event: { id, name: FUNCTION, data: {}, ts: 0 } }));
  const run = { functionId: FUNCTION, key: null, maxAttempts: 1 };
  const runs = ids.map((id, rank) => ({ ...run, id, eventId: id, partition: `${FUNCTION}|${rank % partitions}` }));
  await insertEventsAndRuns(pool, events, runs);
  await pool`vacuum analyze jobs.queue`;
}

async function timeOne(pool: Pool): Promise<number> {
  const claim = { limit: AT_ONCE, leaseMs: 60_000, engine: 'bench', functionIds: [FUNCTION], except: [] };
  const began = performance.now();
  const claimed = await claimItems(pool, claim);
  const ms = performance.now() - began;
  await releaseLeases(
    pool,
    claimed.map(({ item }) => item),
  );
  return ms;
}

const decimal = (ms: number): string => ms.toFixed(2).replace('.', ',');
