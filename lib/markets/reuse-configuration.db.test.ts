import { beforeAll, describe, expect, it } from 'vitest';
import { findMarket, type Market } from '@/db/queries/markets';
import { findPreviousMarkets } from '@/db/queries/previous-markets';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makePendingMarket, makeTestMarket } from '@/db/testing/make-test-market';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { CATALOGUE_FIELDS, type CatalogueField } from '@/lib/catalogue';
import { storeCatalogue } from '@/lib/catalogue/store-catalogue';
import { saveAdditionalFields, saveSetup } from './configure-market';
import { reuseConfiguration } from './reuse-configuration';
import { seenOf } from './seen-configuration';

useTestDatabase();

const NOW = new Date('2026-11-22T10:00:00Z');
const OTHER_SIRET = '73282932000074';
let editorId: string;

beforeAll(async () => {
  await storeCatalogue(NOW);
  editorId = (await makeTestEditor()).editor.id;
});

const keysWhere = (isWanted: (field: CatalogueField) => boolean) =>
  CATALOGUE_FIELDS.filter(isWanted).map(({ key }) => key);
const forWorks = ({ marketTypes }: CatalogueField) => marketTypes.includes('works');
const forServices = ({ marketTypes }: CatalogueField) => marketTypes.includes('services');
const LOCKED = keysWhere((field) => field.locked && forServices(field));

/** A market whose defence question is answered: step 2 is open. */
async function begun(overrides: Parameters<typeof makePendingMarket>[1] = {}): Promise<Market> {
  const market = await makePendingMarket(editorId, { marketTypeCodes: ['services'], ...overrides });
  await saveSetup(market.id, 'no', true);
  return (await findMarket(market.id)) ?? market;
}

const finalised = (keys: string[], overrides: Parameters<typeof makeTestMarket>[2] = {}) =>
  makeTestMarket(editorId, keys, { marketTypeCodes: ['services'], ...overrides });

const configurationOf = async (id: string) => (await findMarket(id))?.configuration;

describe('which markets a buyer may take up', () => {
  it('are the finalised ones of its SIRET at the same editor, the latest first, by name and date', async () => {
    const siret = '21350238800019';
    const other = (await makeTestEditor()).editor.id;
    await makePendingMarket(editorId, { siret, name: 'Pas finalisé' });
    await finalised(LOCKED, { name: 'Autre SIRET', siret: OTHER_SIRET });
    await makeTestMarket(other, LOCKED, { name: 'Autre plateforme', siret });
    const first = await finalised(LOCKED, { name: 'Le premier', siret });
    const second = await finalised(LOCKED, { name: 'Le second', siret, completedAt: NOW });
    const market = await begun({ siret });
    expect(await findPreviousMarkets(market)).toEqual([
      { identifier: second.identifier, name: 'Le second', completedAt: NOW },
      { identifier: first.identifier, name: 'Le premier', completedAt: first.completedAt },
    ]);
    expect((await findPreviousMarkets(first)).map(({ name }) => name)).toEqual(['Le second']);
  });

  it.each<[string, () => Promise<{ identifier: string }>]>([
    ['another editor’s', async () => makeTestMarket((await makeTestEditor()).editor.id, LOCKED)],
    ['another SIRET’s', () => finalised(LOCKED, { siret: OTHER_SIRET })],
    ['one that is not finalised', () => makePendingMarket(editorId)],
    ['none at all', async () => ({ identifier: 'VR-2026-000000000000' })],
  ])('are not %s, whatever is posted', async (_, make) => {
    const market = await begun();
    const { identifier } = await make();
    expect(await reuseConfiguration(market.id, identifier, await seenOf(market))).toEqual({
      saved: false,
      problem: 'previous_gone',
    });
    expect(Object.keys((await configurationOf(market.id)) ?? {})).toEqual(['setup']);
  });

  it('are not the market itself', async () => {
    const market = await begun();
    expect(await reuseConfiguration(market.id, market.identifier)).toMatchObject({ problem: 'previous_gone' });
  });
});

describe('what is taken up', () => {
  it('is the keys of the fields that this market may ask for', async () => {
    const onlyWorks = keysWhere((field) => forWorks(field) && !forServices(field));
    const additional = keysWhere((field) => forServices(field) && !field.mandatory).slice(2, 5);
    const required = keysWhere((field) => forServices(field) && field.mandatory && !field.locked).slice(0, 1);
    const previous = await finalised([...LOCKED, ...required, ...additional, ...onlyWorks], {
      marketTypeCodes: ['works', 'services'],
    });
    const market = await begun();
    expect(await reuseConfiguration(market.id, previous.identifier, await seenOf(market))).toEqual({ saved: true });
    expect(await configurationOf(market.id)).toEqual({
      setup: { defense: false },
      requiredFields: { fieldKeys: [...LOCKED, ...required] },
      additionalFields: { wanted: true, fieldKeys: additional },
    });
  });

  it('leaves ticked what the other market could not ask for', async () => {
    const previous = await finalised(LOCKED);
    const market = await begun({ marketTypeCodes: ['works'] });
    await reuseConfiguration(market.id, previous.identifier);
    const ofWorksOnly = keysWhere((field) => field.mandatory && forWorks(field) && !forServices(field));
    expect(ofWorksOnly.length).toBeGreaterThan(0);
    expect((await configurationOf(market.id))?.requiredFields?.fieldKeys).toEqual([...LOCKED, ...ofWorksOnly]);
    expect((await configurationOf(market.id))?.additionalFields).toEqual({ wanted: false, fieldKeys: [] });
  });

  it('does not go over what somebody else saved meanwhile', async () => {
    const previous = await finalised(LOCKED);
    const market = await begun();
    await reuseConfiguration(market.id, previous.identifier, await seenOf(market));
    const seen = await seenOf((await findMarket(market.id)) ?? market);
    const [added = ''] = keysWhere((field) => forServices(field) && !field.mandatory);
    await saveAdditionalFields(market.id, 'yes', [added]);
    expect(await reuseConfiguration(market.id, previous.identifier, seen)).toEqual({
      saved: false,
      problem: 'changed',
    });
    expect((await configurationOf(market.id))?.additionalFields?.fieldKeys).toEqual([added]);
  });
});
