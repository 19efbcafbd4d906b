import { beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '@/db/database';
import { findAvailableFields, putCatalogue } from '@/db/queries/catalogue';
import { alter, catalogueRow } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { CATALOGUE_CATEGORIES, CATALOGUE_FIELDS, MARKET_TYPES } from './index';
import { storeCatalogue } from './store-catalogue';

useTestDatabase();

const NOW = new Date('2026-11-22T10:00:00.123Z');
const LATER = new Date('2026-11-23T10:00:00Z');
const ALL_TYPES = [...MARKET_TYPES];

/** Every set of types, the empty one included. */
const TYPE_SETS = Array.from({ length: 2 ** ALL_TYPES.length }, (_, mask) =>
  ALL_TYPES.filter((_type, rank) => (mask >> rank) % 2 === 1),
);

beforeAll(async () => {
  // several processes start at once, on an empty database
  await Promise.all([storeCatalogue(NOW), storeCatalogue(NOW), storeCatalogue(NOW)]);
});

describe('the stored catalogue', () => {
  it('is the shipped one', async () => {
    const stored = await findAvailableFields(ALL_TYPES);
    expect(stored).toHaveLength(CATALOGUE_FIELDS.length);
    for (const [index, { marketTypes, ...field }] of CATALOGUE_FIELDS.entries()) {
      const category = CATALOGUE_CATEGORIES.find(({ key }) => key === field.categoryKey);
      const subcategory = category?.subcategories.find(({ key }) => key === field.subcategoryKey);
      expect(stored[index]).toEqual({
        ...field,
        categoryBuyerLabel: category?.buyerLabel,
        categoryCandidateLabel: category?.candidateLabel,
        categoryIntro: category?.intro,
        subcategoryBuyerLabel: subcategory?.buyerLabel,
        subcategoryCandidateLabel: subcategory?.candidateLabel,
      });
    }
  });

  it.each(TYPE_SETS.map((types) => [types]))(
    '%j may ask the fields of any of them, once each, in order',
    async (types) => {
      const expected = CATALOGUE_FIELDS.filter((field) => types.some((type) => field.marketTypes.includes(type)));
      expect((await findAvailableFields(types)).map((field) => field.key)).toEqual(expected.map((field) => field.key));
    },
  );

  it('is brought back to what is shipped', async () => {
    const key = CATALOGUE_FIELDS[0]?.key ?? '';
    await alter(`update catalogue_fields set buyer_label = 'autre', rank = 99 where key = '${key}'`);
    await alter(`delete from catalogue_field_market_types where field_key = '${key}'`);
    await storeCatalogue(NOW);
    const [first] = await findAvailableFields(['works']);
    expect(first).toMatchObject({ key, rank: 1, buyerLabel: CATALOGUE_FIELDS[0]?.buyerLabel });
  });

  it('archives a field that is no longer shipped, and deletes nothing', async () => {
    const gone = CATALOGUE_FIELDS.at(-1);
    if (!gone) throw new Error('an empty catalogue');
    const fields = CATALOGUE_FIELDS.slice(0, -1).map((field) => ({ ...field, options: { ...field.options } }));
    await inTransaction((tx) => putCatalogue(tx, { categories: [], subcategories: [], fields }, NOW));
    expect(await catalogueRow(gone.key)).toMatchObject({ key: gone.key, archivedAt: NOW });
    expect((await findAvailableFields(ALL_TYPES)).map((field) => field.key)).not.toContain(gone.key);
    // archived once: the date says since when
    await inTransaction((tx) => putCatalogue(tx, { categories: [], subcategories: [], fields }, LATER));
    expect(await catalogueRow(gone.key)).toMatchObject({ archivedAt: NOW });
    await storeCatalogue(LATER);
    expect(await catalogueRow(gone.key)).toMatchObject({ archivedAt: null });
    expect((await findAvailableFields(ALL_TYPES)).map((field) => field.key)).toContain(gone.key);
  });
});
