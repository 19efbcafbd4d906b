import type { Database } from '@/db/database';
import type { AvailableField } from '@/db/queries/catalogue';
import type { Market, Requirement } from '@/db/queries/markets';
import { findRequirements } from '@/db/queries/requirements';
import { fieldsOfMarket } from './market-fields';

/** `lotRanks`: of the lots for which alone it is asked; null for all. */
export type ChosenField = AvailableField & { required: boolean; lotRanks: number[] | null };

/** What the saved steps ask for, in catalogue order: required fields, then additional ones where they were wanted. */
export async function chosenFields(market: Market, on?: Database): Promise<ChosenField[]> {
  const { requiredFields, additionalFields } = market.configuration;
  const required = new Set(requiredFields?.fieldKeys);
  const additional = new Set(additionalFields?.wanted ? additionalFields.fieldKeys : []);
  const available = await fieldsOfMarket(market, on);
  return available
    .filter((field) => field.locked || required.has(field.key) || additional.has(field.key))
    .map((field) => ({
      ...field,
      required: field.mandatory,
      lotRanks: field.mandatory ? null : (additionalFields?.lots?.[field.key] ?? null),
    }));
}

/** A chosen field as finalising freezes it; `rank` is its place in the market. */
export function toRequirement(field: ChosenField, rank: number): Omit<Requirement, 'marketId'> {
  const { key, mandatory, locked, buyerHelp, ...kept } = field;
  return { ...kept, rank, fieldKey: key };
}

/** What candidates are asked for: as frozen once the market is finalised, before that as it would be if it were now. */
export async function askedOfCandidates(market: Market): Promise<Requirement[]> {
  if (market.completedAt) return findRequirements(market.id);
  const fields = await chosenFields(market);
  return fields.map((field, rank) => ({ ...toRequirement(field, rank), marketId: market.id }));
}
