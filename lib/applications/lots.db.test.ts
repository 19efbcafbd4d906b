import { beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '@/db/database';
import { putApplicationLots } from '@/db/queries/application-lots';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makeTestMarket } from '@/db/testing/make-test-market';
import { alter } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { pagesOfForm } from '@/lib/journey/section-states';
import { findBlockers, submitApplication } from './submit-application';
import { ASKED, beginApplication, declare, FILES, identity, YES_NO } from './testing/begin-application';

useTestDatabase();

const NOW = new Date('2026-11-22T10:00:00.123Z');
const SUBMITTED = { submitted: true };
const refused = (refusal: string) => ({ submitted: false, refusal });
const LOTS = ['Gros œuvre', 'Menuiseries', 'Peinture', 'Chauffage'].map((name) => ({ name, cpvCode: null }));
const OTHER_SIRET = '732 829 320 00074';

let editorId: string;

beforeAll(async () => {
  editorId = (await makeTestEditor()).editor.id;
});

const newMarket = (overrides: Parameters<typeof makeTestMarket>[2] = {}) =>
  makeTestMarket(editorId, ASKED, { lots: LOTS, lotLimit: 2, ...overrides });

type Market = Awaited<ReturnType<typeof newMarket>>;

const ticked = (numbers: readonly number[]) =>
  Object.fromEntries(numbers.map((number) => [`lots.lot_${number}`, 'yes']));

async function applied(market: Market, numbers: readonly number[], siret?: string) {
  const begun = await beginApplication(market);
  const choose = (chosen: readonly number[]) =>
    begun.post('company_identification', { ...identity({ siret }), ...ticked(chosen) });
  await choose(numbers);
  await begun.post('motifs_exclusion', declare('no_exclusion'));
  const chosen = async () => (await begun.form()).chosenLots.map(({ number }) => number);
  const submit = () => submitApplication(begun.application.id, NOW);
  return { ...begun, choose, chosen, submit };
}

describe('the lots that one applies for', () => {
  it('are chosen on the first page, changed there, and required', async () => {
    const { chosen, choose, form, submit } = await applied(await newMarket(), []);
    expect(await chosen()).toEqual([]);
    expect(findBlockers(await form())).toEqual([{ code: 'lots' }]);
    expect(await submit()).toEqual(refused('blocked'));
    await choose([2, 4]);
    expect(await chosen()).toEqual([2, 4]);
    await choose([4]);
    expect(await chosen()).toEqual([4]);
    expect(await submit()).toEqual(SUBMITTED);
    expect(await chosen()).toEqual([4]);
  });

  it('beyond the limit are kept as typed, said, and change nothing of the choice before', async () => {
    const { chosen, choose, field, submit } = await applied(await newMarket(), [1]);
    expect(await choose([1, 2, 3])).toMatchObject({ mayGoOn: false, wrong: ['lots'] });
    expect((await field('lots')).problems).toEqual([{ member: 'choice', code: 'too_many_lots' }]);
    expect(Object.keys((await field('lots')).draft)).toHaveLength(3);
    expect(await chosen()).toEqual([1]);
    expect(await submit()).toEqual(refused('blocked'));
  });

  it('of another market cannot be written, whoever tries', async () => {
    const { application, choose, chosen } = await applied(await newMarket(), [1]);
    expect(await choose([1, 5])).toMatchObject({ wrong: ['lots'] });
    expect(await chosen()).toEqual([1]);
    const write = inTransaction((tx) => putApplicationLots(tx, application, [5]));
    await expect(write).rejects.toMatchObject({ cause: { constraint_name: 'application_lots_lot' } });
    const other = await newMarket({ lots: [...LOTS, { name: 'Jardin', cpvCode: null }] });
    const moved = alter(
      `update application_lots set market_id = '${other.id}' where application_id = '${application.id}'`,
    );
    await expect(moved).rejects.toThrow();
  });

  it('follow the merge of two tabs like any answer', async () => {
    const { post, chosen, form } = await applied(await newMarket({ lotLimit: null }), [1]);
    const { entriesAtStep } = await import('./save-step');
    const { marksOf } = await import('@/lib/forms/marks');
    const seen = marksOf(entriesAtStep(await form(), 'company_identification'));
    await post('company_identification', { ...identity(), ...ticked([1, 2]) }, { seen });
    await post('company_identification', { ...identity(), ...ticked([1, 3]) }, { seen });
    expect(await chosen()).toEqual([1, 2, 3]);
  });

  it.each([
    ['one lot: it is chosen by itself, nothing is asked', LOTS.slice(0, 1), [1]],
    ['no lot: nothing is asked', [], []],
  ])('%s', async (_what, lots, numbers) => {
    const { chosen, form, submit } = await applied(await newMarket({ lots, lotLimit: null }), []);
    expect((await form()).fields.some(({ key }) => key === 'lots')).toBe(false);
    expect(await chosen()).toEqual(numbers);
    expect(await submit()).toEqual(SUBMITTED);
    expect(await chosen()).toEqual(numbers);
  });
});

describe('one live submission per lot and firm', () => {
  it('another lot goes, the same one does not, the limit counts all of them', async () => {
    const market = await newMarket();
    expect(await (await applied(market, [1])).submit()).toEqual(SUBMITTED);
    expect(await (await applied(market, [1, 2])).submit()).toEqual(refused('already_submitted'));
    expect(await (await applied(market, [2, 3])).submit()).toEqual(refused('lot_limit'));
    expect(await (await applied(market, [2])).submit()).toEqual(SUBMITTED);
    expect(await (await applied(market, [3])).submit()).toEqual(refused('lot_limit'));
    expect(await (await applied(market, [1, 2], OTHER_SIRET)).submit()).toEqual(SUBMITTED);
  });

  it('what was submitted to the market as a whole stands for every lot', async () => {
    const market = await newMarket();
    const first = await applied(market, [1]);
    await first.submit();
    await alter(`update live_submissions set lot_rank = null where market_id = '${market.id}'`);
    expect(await (await applied(market, [2])).submit()).toEqual(refused('already_submitted'));
  });

  it('50 in the same instant: of one firm one goes through for a lot, of rivals all do', {
    timeout: 120_000,
  }, async () => {
    const market = await newMarket({ lotLimit: 1 });
    const mine = await Promise.all(Array.from({ length: 25 }, (_, rank) => applied(market, [(rank % 4) + 1])));
    const rivals = await Promise.all(Array.from({ length: 25 }, (_, rank) => applied(market, [1], rivalSiret(rank))));
    const outcomes = await Promise.all([...mine, ...rivals].map(({ submit }) => submit()));
    const went = (some: typeof outcomes) => some.filter(({ submitted }) => submitted).length;
    expect(went(outcomes.slice(0, 25))).toBe(1);
    expect(went(outcomes.slice(25))).toBe(25);
    for (const outcome of outcomes.slice(0, 25))
      if (!outcome.submitted) expect(['already_submitted', 'lot_limit']).toContain(outcome.refusal);
  });
});

/** SIRETs of one SIREN each with its own check digit. */
function rivalSiret(rank: number): string {
  const base = `732829320${String(rank + 100).padStart(4, '0')}`;
  const check = [...'0123456789'].find((digit) => isLuhn(base + digit));
  return base + check;
}

function isLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const doubled = Number(digit) * (place % 2 === 0 ? 1 : 2);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

describe('fields of some lots only', () => {
  it('are asked of who applies for one of them; unticking keeps the answer, unprinted', async () => {
    const market = await newMarket({ lotRanks: { [YES_NO]: [0], [FILES]: [1] } });
    const { choose, form, post, submit } = await applied(market, [1]);
    const asked = async () =>
      (await form()).fields.map(({ key }) => key).filter((key) => key === YES_NO || key === FILES);
    expect(await asked()).toEqual([YES_NO]);
    await post('motifs_exclusion', { ...declare('no_exclusion'), [`${YES_NO}.choice`]: 'no' });
    await choose([2]);
    expect(await asked()).toEqual([FILES]);
    await choose([1, 2]);
    expect(await asked()).toEqual([YES_NO, FILES]);
    expect((await form()).fields.find(({ key }) => key === YES_NO)?.value).toMatchObject({ choice: 'no' });
    await choose([3]);
    expect(await asked()).toEqual([]);
    expect(pagesOfForm(await form())).toEqual(['company_identification', 'summary']);
    await post('summary', declare('no_exclusion'));
    expect(await submit()).toEqual(SUBMITTED);
    expect(await asked()).toEqual([]);
  });
});
