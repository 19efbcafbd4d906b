import { beforeAll, describe, expect, it } from 'vitest';
import { findLots, findMarket } from '@/db/queries/markets';
import { findRequirements } from '@/db/queries/requirements';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makePendingMarket } from '@/db/testing/make-test-market';
import { deliveriesAbout } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { CATALOGUE_FIELDS } from '@/lib/catalogue';
import { storeCatalogue } from '@/lib/catalogue/store-catalogue';
import { completeMarket } from './complete-market';
import { saveAdditionalFields, saveRequiredFields, saveSetup } from './configure-market';
import { seenOf } from './seen-configuration';

useTestDatabase();

const NOW = new Date('2026-11-22T14:30:45.123Z');
const SAVED = { saved: true };
const [TOOLS = '', TEAM = ''] = CATALOGUE_FIELDS.filter(
  ({ mandatory, marketTypes }) => !mandatory && marketTypes.includes('works'),
).map(({ key }) => key);

let editorId: string;

beforeAll(async () => {
  await storeCatalogue(new Date());
  editorId = (await makeTestEditor()).editor.id;
});

const typed = (lots: string | null, lotLimit: string | null = '', awardLimit: string | null = '') => ({
  ...{ lots, lotLimit, awardLimit },
});
const setUp = (id: string, lots: ReturnType<typeof typed>) => saveSetup(id, 'no', true, undefined, lots);
const marketNow = async (id: string) => {
  const market = await findMarket(id);
  if (!market) throw new Error('no market');
  return market;
};

async function configured(id: string, lotsOf: Record<string, string> = {}) {
  await saveRequiredFields(id, []);
  return saveAdditionalFields(id, 'yes', [TOOLS, TEAM], undefined, new Map(Object.entries(lotsOf)));
}

describe('lots that the editor left open', () => {
  it('are said by the buyer, with their limits, and are those of the market once it is finalised', async () => {
    const { id } = await makePendingMarket(editorId);
    expect(await setUp(id, typed('Gros œuvre ; 45223220-4\nPeinture\nJardin', '2', '1'))).toEqual(SAVED);
    expect(await configured(id, { [TEAM]: '1, 3' })).toEqual(SAVED);
    expect(await findLots(id)).toEqual([]);
    await completeMarket(id, NOW);
    const lots = [
      { number: 1, name: 'Gros œuvre', cpvCode: '45223220-4' },
      { number: 2, name: 'Peinture', cpvCode: null },
      { number: 3, name: 'Jardin', cpvCode: null },
    ];
    expect(await findLots(id)).toEqual(lots);
    expect(await marketNow(id)).toMatchObject({ lotLimit: 2, awardLimit: 1 });
    const requirements = await findRequirements(id);
    expect(requirements.find(({ fieldKey }) => fieldKey === TEAM)?.lotRanks).toEqual([0, 2]);
    expect(requirements.filter(({ lotRanks }) => lotRanks !== null)).toHaveLength(1);
    const [delivery] = await deliveriesAbout(id);
    expect(JSON.parse(delivery?.payload ?? '').market.lots).toEqual(
      lots.map(({ number, name, cpvCode }) => ({ number, name, cpv_code: cpvCode })),
    );
  });

  it.each([
    [typed('Un\nDeux ; 12'), 'lot_cpv'],
    [typed('Un\n<b>'), 'lot_name'],
    [typed('Un\nDeux', '3'), 'lot_limit'],
    [typed('Un\nDeux', '1', 'x'), 'award_limit'],
    [typed('', '1'), 'lot_limit'],
  ])('%j is refused: %s, and nothing is saved', async (lots, problem) => {
    const { id } = await makePendingMarket(editorId);
    expect(await setUp(id, lots)).toEqual({ saved: false, problem });
    expect((await marketNow(id)).configuration).toEqual({});
  });

  it('stay as they were when a form of the release before is posted', async () => {
    const { id } = await makePendingMarket(editorId);
    await setUp(id, typed('Un\nDeux', '1'));
    expect(await saveSetup(id, 'no', true)).toEqual(SAVED);
    expect((await marketNow(id)).configuration.setup).toMatchObject({
      lotLimit: 1,
      lots: [{ name: 'Un' }, { name: 'Deux' }],
    });
  });

  it('untie the fields of lots that went, and are told to who was choosing meanwhile', async () => {
    const { id } = await makePendingMarket(editorId);
    await setUp(id, typed('Un\nDeux\nTrois'));
    await configured(id, { [TOOLS]: '3', [TEAM]: '1-3' });
    const seen = await seenOf(await marketNow(id));
    expect((await marketNow(id)).configuration.additionalFields?.lots).toEqual({ [TOOLS]: [2] });
    await setUp(id, typed('Un\nDeux'));
    expect((await marketNow(id)).configuration.additionalFields?.lots).toBeUndefined();
    const late = await saveAdditionalFields(id, 'yes', [TOOLS], seen);
    expect(late).toEqual({ saved: false, problem: 'changed' });
  });
});

describe('lots that the editor gave', () => {
  const LOTS = ['Un', 'Deux', 'Trois'].map((name) => ({ name, cpvCode: null }));

  it('stand, whatever is posted; the buyer sets the limit that was left open', async () => {
    const { id } = await makePendingMarket(editorId, { lots: LOTS, awardLimit: 1 });
    expect(await setUp(id, typed('Autre', '2', '3'))).toEqual(SAVED);
    await configured(id);
    await completeMarket(id, NOW);
    expect((await findLots(id)).map(({ name }) => name)).toEqual(['Un', 'Deux', 'Trois']);
    expect(await marketNow(id)).toMatchObject({ lotLimit: 2, awardLimit: 1 });
  });

  it('may each ask for a field, and no other may', async () => {
    const { id } = await makePendingMarket(editorId, { lots: LOTS });
    await setUp(id, typed(null));
    expect(await configured(id, { [TOOLS]: '4' })).toEqual({ saved: false, problem: 'field_lots' });
    expect(await configured(id, { [TOOLS]: '2-3' })).toEqual(SAVED);
  });
});
