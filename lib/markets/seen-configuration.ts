import type { AvailableField } from '@/db/queries/catalogue';
import { findConfigurationAt, type Market } from '@/db/queries/markets';
import { marksOf, type Seen } from '@/lib/forms/marks';
import { entriesOf } from '@/lib/journey/configuration-changes';
import { fieldsOfMarket } from './market-fields';

/** Marks of what a market is configured to ask for: what the forms of its pages are drawn from. */
export async function seenOf(market: Market, configuration = market.configuration): Promise<Seen> {
  return marksOf(entriesOf(configuration, mandatoryKeys(await fieldsOfMarket(market))));
}

/** The same of a form that the release before drew: it says a revision. */
export async function seenAt(market: Market, revision: number): Promise<Seen> {
  return seenOf(market, await findConfigurationAt(market.id, revision));
}

export const mandatoryKeys = (fields: readonly AvailableField[]): string[] =>
  fields.filter((field) => field.mandatory).map((field) => field.key);
