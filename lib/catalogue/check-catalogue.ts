import { isInputType } from '@/lib/input/input-types';
import type { CatalogueField } from './catalogue-field';
import { isMarketType } from './market-types';

type Place = { key: string; subcategories: readonly { key: string }[] };

/** What is wrong with a field, as the person who wrote it is told; nothing when all is well. */
function faultsOf(field: CatalogueField, places: readonly Place[]): string[] {
  const category = places.find(({ key }) => key === field.categoryKey);
  const labels = [field.buyerLabel, field.buyerHelp, field.candidateLabel, field.candidateHelp];
  return [
    !category?.subcategories.some(({ key }) => key === field.subcategoryKey) && 'no such category or sub-category',
    labels.some((label) => label.trim() === '') && 'a label or a help is missing',
    !isInputType(field.inputType) && 'unknown input type',
    (field.marketTypes.length === 0 || !field.marketTypes.every(isMarketType)) && 'no market type, or an unknown one',
    field.locked && !field.mandatory && 'locked, hence mandatory',
    field.mayNotApply && field.unfavourableWhenYes && 'an exclusion question always applies',
  ].filter((fault) => fault !== false);
}

/**
 * Returns the fields if each can be asked of somebody. Called as the catalogue is loaded, which a build does: it
 * fails on a field that is not whole, naming it.
 */
export function checkCatalogue(fields: readonly CatalogueField[], places: readonly Place[]): readonly CatalogueField[] {
  const keys = new Set<string>();
  for (const field of fields) {
    const faults = [...faultsOf(field, places), ...(keys.has(field.key) ? ['its key is taken'] : [])];
    if (faults.length > 0) throw new Error(`catalogue field ${field.key}: ${faults.join('; ')}`);
    keys.add(field.key);
  }
  return fields;
}
