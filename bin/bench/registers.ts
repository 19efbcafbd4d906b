import { setTimeout as delay } from 'node:timers/promises';
import { startInstance } from '@/bin/launcher/instance';
import { say } from '@/bin/terminal/say';
import { StopError } from '@/bin/terminal/stop-error';
import { drawTable } from '@/bin/terminal/table';
import { takePart } from '@/bin/webhooks/make-recipients';
import { closeDatabase, database, inTransaction } from '@/db/database';
import { findEditorByClientId } from '@/db/queries/editors';
import type { Market } from '@/db/queries/markets';
import { findRequirements } from '@/db/queries/requirements';
import { makeTestApplication, makeTestMarket } from '@/db/testing/make-test-market';
import type { CallRecord } from '@/demo/registers/ledger';
import { isSiren, isSiret } from '@/demo/registers/luhn';
import { type GroupName, groups, operations } from '@/demo/registers/operations';
import type { Calls } from '@/demo/registers/simulator';
import { type RunningRegisters, startRegisters } from '@/demo/registers/start-registers';
import { CATALOGUE_FIELDS } from '@/lib/catalogue';
import { wantRegisters } from '@/lib/registers/want-registers';
import { makeAccounts, settingsOf } from './accounts';

/** Of ten applications, seven come by one editor; each of the three others brings one. */
const EDITORS = 4;
const SHARE_OF_FIRST = 0.7;
const BUYER = '00020000600013';
const DAY_MS = 86_400_000;
const POLL_MS = 1_000;
/** Longer than what was cut by a kill waits until it is asked again. */
const PATIENCE_MS = 180_000;

type Settled = { register: string; editor: string; seconds: number };

/**
 * So many applications of four editors, each by a firm that nobody knows, asked about by every register, whose minute lasts
 * so long in the simulator and in the queue alike: time until each register has settled, by register and by editor, and
 * whether a limit was passed in any window of the provider.
 */
export async function benchRegisters(applications: number, minuteMs: number): Promise<void> {
  await withRegisters({ minuteMs, logName: 'bench-registers' }, async ({ markets, simulated }) => {
    const began = performance.now();
    await apply(markets, 0, applications);
    await untilSettled();
    const seconds = (performance.now() - began) / 1000;
    say(report({ applications, minuteMs, seconds }, await readSettled(), simulated.calls()));
  });
}

export type Asking = { markets: Market[]; simulated: RunningRegisters; launcherPid: number };

/** Starts the simulator and an instance that asks it, with a market of each of four editors, for what `work` does. */
export async function withRegisters<Result>(
  { minuteMs, latencyMs = 0, logName }: { minuteMs: number; latencyMs?: number; logName: string },
  work: (asking: Asking) => Promise<Result>,
): Promise<Result> {
  const simulated = await startRegisters({ minuteMs, latencyMs });
  const settings = {
    ...{ RATE_LIMITS: 'off', LOG_LEVEL: 'error', REGISTERS: 'all', REGISTERS_MINUTE_MS: String(minuteMs) },
    RECHERCHE_ENTREPRISES_URL: simulated.url,
    API_ENTREPRISE_URL: simulated.url,
    API_ENTREPRISE_TOKEN: simulated.token,
  };
  try {
    const instance = await startInstance(settings, logName);
    try {
      const own = { ...(await settingsOf(instance)), ...settings };
      const accounts = await makeAccounts(EDITORS, own);
      const leave = takePart(own);
      try {
        const markets = await Promise.all(accounts.map(({ clientId }, rank) => marketOf(clientId, rank)));
        return await work({ markets, simulated, launcherPid: instance.pid });
      } finally {
        leave();
        await closeDatabase();
      }
    } finally {
      await instance.stop();
    }
  } finally {
    await simulated.stop();
  }
}

/** So many firms identify themselves one after the other, as fast as they can; the first has this rank. */
export async function apply(markets: readonly Market[], from: number, count: number): Promise<void> {
  for (let rank = from; rank < from + count; rank += 1) {
    const market = markets[(rank % 10) / 10 < SHARE_OF_FIRST ? 0 : 1 + (rank % (EDITORS - 1))];
    if (market) await identify(market, siretOf(rank));
  }
}

async function marketOf(clientId: string, rank: number): Promise<Market> {
  const editor = await findEditorByClientId(clientId);
  if (!editor) throw new Error('no such editor');
  const keys = CATALOGUE_FIELDS.map(({ key }) => key);
  const deadline = new Date(Date.now() + (30 + rank) * DAY_MS);
  return makeTestMarket(editor.id, keys, { siret: BUYER, deadline });
}

async function identify(market: Market, siret: string): Promise<void> {
  const requirements = await findRequirements(market.id);
  const { firmId } = await makeTestApplication(market, { siret });
  const wanted = { firmId, market, requirements, siret, isIdentified: true };
  await inTransaction((tx) => wantRegisters(tx, wanted, new Date()));
}

/** Nobody's, in a range that Sirene gives to nobody, and that the simulator does not know. */
function siretOf(rank: number): string {
  const siren = completed(`009${String(rank).padStart(5, '0')}`, isSiren);
  return completed(`${siren}0001`, isSiret);
}

const completed = (digits: string, isNumber: (text: string) => boolean): string =>
  [...'0123456789'].map((last) => digits + last).find(isNumber) ?? '';

/** Until nothing is to be asked any more. Throws a StopError when nothing settles for minutes. */
export async function untilSettled(): Promise<void> {
  for (let [least, at] = [Number.POSITIVE_INFINITY, performance.now()]; ; ) {
    const rows = await database().execute<{ register: string; left: number }>(
      'select register, count(*)::int as left from register_states where due_at is not null group by register',
    );
    const left = rows.reduce((sum, row) => sum + row.left, 0);
    if (left === 0) return;
    if (left < least) [least, at] = [left, performance.now()];
    const waiting = rows.map((row) => `${row.register} ${row.left}`).join(', ');
    if (performance.now() - at > PATIENCE_MS) throw new StopError(`Plus rien ne se règle : ${waiting}`);
    await delay(POLL_MS);
  }
}

async function readSettled(): Promise<Settled[]> {
  const rows = await database().execute<Settled>(`
    select states.register, editors.name as editor,
      extract(epoch from states.answered_at - states.asked_at)::float8 as seconds
    from register_states states
    join applicant_firms firms on firms.id = states.firm_id
    join market_applications applications on applications.id = firms.application_id
    join public_markets markets on markets.id = applications.market_id
    join editors on editors.id = markets.editor_id`);
  return [...rows];
}

type Run = { applications: number; minuteMs: number; seconds: number };

function report({ applications, minuteMs, seconds }: Run, settled: Settled[], { over, records }: Calls): string {
  const unsettled = settled.filter((row) => row.seconds === null).length;
  const byRegister = [...Map.groupBy(settled, ({ register }) => register)].map(([register, rows]) => ({
    registre: register,
    ...inWords(rows),
  }));
  const byEditor = [...Map.groupBy(settled, ({ editor }) => editor)].map(([editor, rows]) => ({
    éditeur: editor,
    ...inWords(rows),
  }));
  const above = passedLimits(records, { minuteMs, secondMs: 1_000 });
  return [
    `\nRegistres : ${applications} candidatures, une minute de ${minuteMs} ms, tout est réglé en ${Math.round(seconds)} s`,
    `${records.length} appels (${Math.round(records.length / seconds)} par seconde) ; sans réponse : ${unsettled}`,
    `limites dépassées : ${over.length} fenêtres de l’horloge ; périodes glissantes : ${above.join(', ') || 'aucune'}`,
    drawTable({ data: byRegister.sort((one, other) => one.registre.localeCompare(other.registre)) }),
    drawTable({ data: byEditor.sort((one, other) => one.éditeur.localeCompare(other.éditeur)) }),
  ].join('\n');
}

/** The groups of which more calls came than may in a period, whenever it began. */
function passedLimits(records: readonly CallRecord[], { minuteMs, secondMs }: { minuteMs: number; secondMs: number }) {
  const arrivals = Map.groupBy(records, ({ operation }) => groupOf(operation));
  return [...arrivals].flatMap(([group, calls]) => {
    if (group === undefined) return [];
    const periodMs = group === 'recherche_entreprises' ? secondMs : minuteMs;
    const limit = groups[group];
    const isAbove = calls.some(({ at }, rank) => at - (calls[rank - limit]?.at ?? Number.NEGATIVE_INFINITY) < periodMs);
    return isAbove ? [group] : [];
  });
}

function groupOf(operation: CallRecord['operation']): GroupName | undefined {
  if (operation === 'recherche') return 'recherche_entreprises';
  return operation === 'document' ? undefined : operations[operation].group;
}

function inWords(rows: readonly Settled[]): Record<string, string> {
  const seconds = rows.map((row) => row.seconds).sort((one, other) => one - other);
  const at = (share: number) => `${(seconds[Math.floor((seconds.length - 1) * share)] ?? 0).toFixed(1)} s`;
  return { réponses: String(rows.length), médiane: at(0.5), p95: at(0.95), dernière: at(1) };
}
