import { setTimeout as delay } from 'node:timers/promises';
import { startInstance } from '@/bin/launcher/instance';
import { say } from '@/bin/terminal/say';
import { drawTable } from '@/bin/terminal/table';
import { takePart } from '@/bin/webhooks/make-recipients';
import { closeDatabase, database, inTransaction } from '@/db/database';
import { findEditorByClientId } from '@/db/queries/editors';
import { findRequirements, type Market } from '@/db/queries/markets';
import { makeTestApplication, makeTestMarket } from '@/db/testing/make-test-market';
import { isSiren, isSiret } from '@/demo/registers/luhn';
import { type RunningRegisters, startRegisters } from '@/demo/registers/start-registers';
import { CATALOGUE_FIELDS } from '@/lib/catalogue';
import { wantRegisters } from '@/lib/registers/want-registers';
import { registerName } from '@/lib/text/registers';
import { makeAccounts, settingsOf } from './accounts';

/** Of ten applications, seven come by one editor; each of the three others brings one. */
const EDITORS = 4;
const SHARE_OF_FIRST = 0.7;
const BUYER = '00020000600013';
const DAY_MS = 86_400_000;
const POLL_MS = 1_000;

type Settled = { register: string; editor: string; seconds: number };

/**
 * So many applications of four editors, each by a firm that nobody knows, asked about by every register, whose minute lasts
 * so long in the simulator and in the queue alike: time until each register has settled, by register and by editor, and
 * whether a limit was passed in any window of the provider.
 */
export async function benchRegisters(applications: number, minuteMs: number): Promise<void> {
  const simulated = await startRegisters({ minuteMs });
  const settings = {
    ...{ RATE_LIMITS: 'off', LOG_LEVEL: 'error', REGISTERS: 'all', REGISTERS_MINUTE_MS: String(minuteMs) },
    RECHERCHE_ENTREPRISES_URL: simulated.url,
    API_ENTREPRISE_URL: simulated.url,
    API_ENTREPRISE_TOKEN: simulated.token,
  };
  const instance = await startInstance(settings, 'bench-registers');
  try {
    const own = { ...(await settingsOf(instance)), ...settings };
    const accounts = await makeAccounts(EDITORS, own);
    const leave = takePart(own);
    try {
      const began = performance.now();
      await apply(
        applications,
        accounts.map(({ clientId }) => clientId),
      );
      await untilSettled();
      const seconds = (performance.now() - began) / 1000;
      say(report({ applications, minuteMs, seconds }, await readSettled(), simulated));
    } finally {
      leave();
      await closeDatabase();
    }
  } finally {
    await instance.stop();
    await simulated.stop();
  }
}

/** Firms identify themselves one after the other, as fast as they can. */
async function apply(applications: number, clientIds: readonly string[]): Promise<void> {
  const markets = await Promise.all(clientIds.map(marketOf));
  for (let rank = 0; rank < applications; rank += 1) {
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

async function untilSettled(): Promise<void> {
  for (;;) {
    const [left] = await database().execute<{ left: number }>(
      'select count(*)::int as left from register_states where due_at is not null',
    );
    if (left?.left === 0) return;
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

function report({ applications, minuteMs, seconds }: Run, settled: Settled[], simulated: RunningRegisters): string {
  const { over, records } = simulated.calls();
  const unsettled = settled.filter((row) => row.seconds === null).length;
  const byRegister = [...Map.groupBy(settled, ({ register }) => register)].map(([register, rows]) => ({
    registre: registerName(register),
    ...inWords(rows),
  }));
  const byEditor = [...Map.groupBy(settled, ({ editor }) => editor)].map(([editor, rows]) => ({
    éditeur: editor,
    ...inWords(rows),
  }));
  return [
    `\nRegistres : ${applications} candidatures, une minute de ${minuteMs} ms, tout est réglé en ${Math.round(seconds)} s`,
    `${records.length} appels ; fenêtres au-delà d’une limite : ${over.length} ; sans réponse : ${unsettled}`,
    drawTable({ data: byRegister }),
    drawTable({ data: byEditor }),
  ].join('\n');
}

function inWords(rows: readonly Settled[]): Record<string, string> {
  const seconds = rows.map((row) => row.seconds).sort((one, other) => one - other);
  const at = (share: number) => `${(seconds[Math.floor((seconds.length - 1) * share)] ?? 0).toFixed(1)} s`;
  return { réponses: String(rows.length), médiane: at(0.5), p95: at(0.95), dernière: at(1) };
}
