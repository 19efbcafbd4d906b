import type { Database } from '@/db/database';
import { type AvailableField, findAvailableFields } from '@/db/queries/catalogue';
import type { Market } from '@/db/queries/markets';
import { effectiveTypes } from '@/lib/journey/effective-types';

export type ChosenField = AvailableField & { required: boolean };

/** What the saved steps ask for, in catalogue order: required fields, then additional ones where they were wanted. */
export async function chosenFields(market: Market, on?: Database): Promise<ChosenField[]> {
  const { requiredFields, additionalFields } = market.configuration;
  const required = new Set(requiredFields?.fieldKeys);
  const additional = new Set(additionalFields?.wanted ? additionalFields.fieldKeys : []);
  const available = await findAvailableFields(effectiveTypes(market), on);
  return available
    .filter((field) => field.locked || required.has(field.key) || additional.has(field.key))
    .map((field) => ({ ...field, required: field.mandatory }));
}
