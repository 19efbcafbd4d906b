import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { closeDatabase } from '@/db/database';
import { findApplication } from '@/db/queries/applications';
import { findLots, findMarket } from '@/db/queries/markets';
import { databaseBefore, releaseBeforeFirms, upgrade } from '@/db/testing/release-before';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { applicationResource, marketResource } from '@/lib/api/resources';
import { forgetEnv } from '@/lib/env';
import { submitApplication } from './submit-application';
import { ASKED, beginApplication, declare, identity } from './testing/begin-application';

/** An upgrade over markets whose lots were echoed, and applications to them (docs/decisions/0034). */
useTestDatabase();

const NOW = new Date('2026-11-22T10:00:00.123Z');
const COUNT = 60;
const LIVE = '732 829 320 00074';
const NEVER = '130 025 265 00013';

let before: Awaited<ReturnType<typeof databaseBefore>>;
let old: ReturnType<typeof releaseBeforeFirms>;
let [single, several] = ['', ''];
const drafts: string[] = [];
const ready: string[] = [];
let waiting = '';
let whole = '';

const siretOf = (rank: number) => `1300252650${String(rank).padStart(4, '0')}`;

beforeAll(async () => {
  before = await databaseBefore('0021_who_applies');
  old = releaseBeforeFirms(before.url);
  vi.stubEnv('DATABASE_URL', before.url);
  forgetEnv();
  await closeDatabase();
  const editor = await old.insertEditor();
  [single, several] = [await old.insertMarket(editor), await old.insertMarket(editor)];
  for (const market of [single, several]) await old.freezeMarket(market, ASKED);
  await old.run(`update public_markets set lot_name = 'Gros œuvre' where id = '${single}'`);
  await old.run(
    `insert into market_lots (market_id, rank, name) values ('${several}', 0, 'Un'), ('${several}', 1, 'Deux')`,
  );
  for (let rank = 0; rank < COUNT; rank += 1) {
    drafts.push(await old.insertApplication(single, siretOf(rank)));
    ready.push(await submitted(single, siretOf(1000 + rank)));
  }
  await old.run('update market_applications set documents_ready_at = completed_at where completed_at is not null');
  waiting = await submitted(single, '73282932000074');
  whole = await submitted(several, '73282932000074');
  await upgrade(before.url);
}, 120_000);
afterAll(async () => {
  await closeDatabase();
  await old?.close();
  await before?.drop();
});

async function submitted(market: string, siret: string): Promise<string> {
  const id = await old.insertApplication(market, siret);
  await old.markSubmitted(id, siret);
  return id;
}

const lotsOf = async (id: string) => {
  const application = await findApplication(id);
  if (!application) throw new Error('no application');
  return (await applicationResource(application, { identifier: 'VR' })).lots;
};

async function marketOf(id: string) {
  const market = await findMarket(id);
  if (!market) throw new Error('no market');
  return market;
}

it('a single lot is in the list, and those who apply are for it, but for one whose documents are being made', async () => {
  const lot = { number: 1, name: 'Gros œuvre', cpv_code: null };
  expect(await marketResource(await marketOf(single))).toMatchObject({ lot_name: 'Gros œuvre', lots: [lot] });
  for (const id of [...drafts.slice(0, 3), ...ready.slice(0, 3)]) expect(await lotsOf(id)).toEqual([lot]);
  expect(await lotsOf(waiting)).toEqual([]);
  const [counted] = await old.run(`select count(*)::int as lots from application_lots where market_id = '${single}'`);
  expect(counted?.lots).toBe(2 * COUNT);
  const live = await old.run(
    `select lot_rank, count(*)::int as firms from live_submissions where market_id = '${single}' group by 1 order by 1`,
  );
  expect(live.map((row) => ({ ...row }))).toEqual([
    { lotRank: 0, firms: COUNT },
    { lotRank: null, firms: 1 },
  ]);
});

it('several lots stay as they were, and what was submitted stands for all of them', async () => {
  expect((await findLots(several)).map(({ number, name }) => [number, name])).toEqual([
    [1, 'Un'],
    [2, 'Deux'],
  ]);
  expect(await lotsOf(whole)).toEqual([]);
});

it.each([
  ['a single lot, while the release before made its documents', () => single, {}],
  ['several lots, as a whole', () => several, { 'lots.lot_2': 'yes' }],
])('who submitted before does not once more: %s', async (_what, market, chosen) => {
  for (const [siret, outcome] of [
    [LIVE, { submitted: false, refusal: 'already_submitted' }],
    [NEVER, { submitted: true }],
  ] as const) {
    const { application, post } = await beginApplication(await marketOf(market()));
    await post('company_identification', { ...identity({ siret }), ...chosen });
    await post('motifs_exclusion', declare('no_exclusion'));
    expect(await submitApplication(application.id, NOW)).toEqual(outcome);
  }
});

it('the release before, while it still serves, sees those submissions', async () => {
  expect(await old.isSiretSubmitted(single, '13002526500013')).toBe(true);
  expect(await old.isSiretSubmitted(single, siretOf(5000))).toBe(false);
});
