import { expect, it } from 'vitest';
import type { CatalogueField } from './catalogue-field';
import { checkCatalogue } from './check-catalogue';
import { CATALOGUE_CATEGORIES, CATALOGUE_FIELDS } from './index';

const withFault = (fault: Partial<Record<keyof CatalogueField, unknown>>) =>
  CATALOGUE_FIELDS.map((field, index) => (index === 20 ? ({ ...field, ...fault } as CatalogueField) : field));

it('passes what the product ships', () => {
  expect(checkCatalogue(CATALOGUE_FIELDS, CATALOGUE_CATEGORIES)).toEqual(CATALOGUE_FIELDS);
});

it.each<[Partial<Record<keyof CatalogueField, unknown>>, RegExp]>([
  [{ buyerLabel: ' ' }, /label/],
  [{ candidateHelp: '' }, /help/],
  [{ inputType: 'colour' }, /input type/],
  [{ marketTypes: [] }, /market type/],
  [{ marketTypes: ['works', 'gardening'] }, /market type/],
  [{ subcategoryKey: 'elsewhere' }, /category/],
  [{ mandatory: false, locked: true }, /locked/],
  [{ mayNotApply: true, unfavourableWhenYes: true }, /always applies/],
  [{ key: CATALOGUE_FIELDS[0]?.key }, /taken/],
])('fails the build on %j', (fault, message) => {
  const fields = withFault(fault);
  expect(() => checkCatalogue(fields, CATALOGUE_CATEGORIES)).toThrow(message);
  expect(() => checkCatalogue(fields, CATALOGUE_CATEGORIES)).toThrow(fields[20]?.key);
});
