import type { Database } from '@/db/database';
import { type AvailableField, findAvailableFields } from '@/db/queries/catalogue';
import type { Market } from '@/db/queries/markets';
import { effectiveTypes } from '@/lib/journey/effective-types';

/**
 * What a market being configured may ask for, in catalogue order. A field that operators archived stays in the markets
 * whose buyer had ticked it already, until it is unticked (docs/decisions/0021): a buyer's choice never disappears by
 * itself.
 */
export function fieldsOfMarket(
  market: Pick<Market, 'marketTypeCodes' | 'configuration'>,
  on?: Database,
): Promise<AvailableField[]> {
  const { requiredFields, additionalFields } = market.configuration;
  const chosen = [...(requiredFields?.fieldKeys ?? []), ...(additionalFields?.fieldKeys ?? [])];
  return findAvailableFields(effectiveTypes(market), { chosen, ...(on && { on }) });
}
