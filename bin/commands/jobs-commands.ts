import { StopError } from '@/bin/terminal/stop-error';
import type { Outcome } from '@/bin/terminal/table';
import type { Pool } from '@/db/connection/pool';
import { listRuns, RUN_STATES, type RunState, showRun } from '@/db/jobs/listing';
import type { Operated, Refusal } from '@/inngest/engine/operate';
import { cancelRun, retryRun } from '@/inngest/operate-runs';
import { areJobsElsewhere, usingJobs } from '@/lib/jobs/using-jobs';
import { runRefusals } from '@/lib/text/admin-runs';
import { UsageError } from './command-failure';
import { detailMembers, runMembers } from './jobs-view';
import type { Command, Tool } from './run-command';

const usage = `Travaux de fond : ce que le moteur fait, attend ou a abandonné.

Usage : npm run jobs -- <commande> [options] [--json]

  list [filtres]     les exécutions, la plus récente d’abord
  show <run>         une exécution : ses étapes, son erreur, ce qu’elle attend
  retry <run>        refait une exécution en échec, depuis le début, pour le même événement
  cancel <run>       met fin à une exécution qui attend : elle compte comme un échec

Filtres : --state ${RUN_STATES.join('|')}, --function <nom>, --event <nom>, --limit <nombre> (50 par défaut)

Sans DATABASE_URL ni SECRET_KEY, la commande s’adresse à l’application lancée par « npm start ».`;

const REFUSALS: Record<Refusal, string> = {
  ...runRefusals,
  unknown: `${runRefusals.unknown} Voir : npm run jobs -- list`,
};

const commands: Record<string, Command> = {
  list: {
    options: ['state', 'function', 'event', 'limit'],
    words: 0,
    run: (values, _word, now) =>
      withPool(async (pool) => {
        const state = readState(values.state);
        const runs = await listRuns(pool, {
          ...(state && { state }),
          ...(typeof values.function === 'string' && { functionId: values.function }),
          ...(typeof values.event === 'string' && { eventName: values.event }),
          limit: readLimit(values.limit),
        });
        return { data: runs.map((run) => runMembers(run, now)) };
      }),
  },
  show: {
    options: [],
    words: 1,
    run: (_values, id, now) => withPool((pool) => showOrRefuse(pool, id, now)),
  },
  retry: {
    options: [],
    words: 1,
    run: (_values, id, now) => withPool(async (pool) => outcomeOf(pool, await retryRun(pool, id, now), now)),
  },
  cancel: {
    options: [],
    words: 1,
    run: (_values, id, now) => withPool(async (pool) => outcomeOf(pool, await cancelRun(pool, id, now), now)),
  },
};

async function withPool<T>(work: (pool: Pool) => Promise<T>): Promise<T> {
  if (areJobsElsewhere()) throw new StopError('Un serveur Inngest fait ces travaux : voir sa console.');
  return usingJobs(work);
}

async function showOrRefuse(pool: Pool, id: string, now: Date): Promise<Outcome> {
  const run = await showRun(pool, id);
  if (!run) throw new StopError(REFUSALS.unknown);
  return { data: detailMembers(run, now) };
}

function outcomeOf(pool: Pool, operated: Operated, now: Date): Promise<Outcome> {
  if (operated.done) return showOrRefuse(pool, operated.runId, now);
  const other = operated.otherRunId === undefined ? '' : ` Voir : npm run jobs -- show ${operated.otherRunId}`;
  throw new StopError(REFUSALS[operated.why] + other);
}

function readState(value: unknown): RunState | undefined {
  if (value === undefined) return undefined;
  const state = RUN_STATES.find((each) => each === value);
  if (state) return state;
  throw new UsageError(`--state attend ${RUN_STATES.join(', ')} (reçu : « ${value} »).`);
}

function readLimit(value: unknown): number {
  if (value === undefined) return 50;
  if (typeof value === 'string' && /^[1-9]\d{0,3}$/.test(value)) return Number(value);
  throw new UsageError(`--limit attend un nombre entre 1 et 9999 (reçu : « ${value} »).`);
}

/** What operators do to the runs of the embedded engine. */
export const jobsTool: Tool = { commands, usage, word: 'identifiant d’exécution' };
