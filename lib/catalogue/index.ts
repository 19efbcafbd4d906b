import type { CatalogueField } from './catalogue-field';
import { CATALOGUE_CATEGORIES } from './categories';
import { checkCatalogue } from './check-catalogue';
import { CAPACITE_ECONOMIQUE_FINANCIERE } from './fields/capacite-economique-financiere';
import { CAPACITES_TECHNIQUES_PROFESSIONNELLES } from './fields/capacites-techniques-professionnelles';
import { IDENTITE_ENTREPRISE } from './fields/identite-entreprise';
import { MOTIFS_EXCLUSION } from './fields/motifs-exclusion';
import type { MarketType } from './market-types';

export { INPUT_TYPES, type InputType, isInputType } from '@/lib/input/input-types';
export type { CatalogueField, FieldOptions } from './catalogue-field';
export { CATALOGUE_CATEGORIES } from './categories';
export { isMarketType, MARKET_TYPES, type MarketType } from './market-types';

/** Every field, in the order in which buyers and candidates meet them. */
export const CATALOGUE_FIELDS: readonly CatalogueField[] = checkCatalogue(
  [
    ...IDENTITE_ENTREPRISE,
    ...MOTIFS_EXCLUSION,
    ...CAPACITE_ECONOMIQUE_FINANCIERE,
    ...CAPACITES_TECHNIQUES_PROFESSIONNELLES,
  ].map((field, index) => ({ ...field, rank: index + 1 })),
  CATALOGUE_CATEGORIES,
);

/** The fields that the product itself reads: without these three, nothing can be submitted. */
export const REQUIRED_TO_SUBMIT = {
  siret: 'identite_entreprise_identification_siret',
  companyName: 'identite_entreprise_identification_raison_sociale',
  contactEmail: 'identite_entreprise_contact_email',
} as const;

/**
 * What a market of these types may ask for: the fields of any of its types, once each, in catalogue order.
 * `fields` is the shipped catalogue, unless the caller brings the one that the database holds.
 */
export function fieldsForMarketTypes(
  types: readonly MarketType[],
  fields: readonly CatalogueField[] = CATALOGUE_FIELDS,
): CatalogueField[] {
  return fields.filter((field) => field.marketTypes.some((type) => types.includes(type)));
}
