import { findPreviousMarket } from '@/db/queries/previous-markets';
import type { Seen } from '@/lib/forms/marks';
import { type Outcome, saveStep } from './configure-market';
import { fieldsOfMarket } from './market-fields';

/**
 * Saves steps 2 and 3 at once, as a finalised market of the same buyer has them: the keys of its fields, those that this
 * market may ask for. What that market could not ask for stays as a new market has it. « previous_gone » when there is no
 * such market.
 */
export function reuseConfiguration(marketId: string, previous: string, seen?: Seen): Promise<Outcome> {
  return saveStep(marketId, ['required_fields', 'additional_fields'], seen, async (market, fields, tx) => {
    const found = await findPreviousMarket(market, previous, tx);
    if (!found) return 'previous_gone';
    const asked = new Set(found.fieldKeys);
    const offered = new Set((await fieldsOfMarket(found.market, tx)).map(({ key }) => key));
    const required = fields.filter(
      ({ mandatory, locked, key }) => mandatory && (locked || asked.has(key) || !offered.has(key)),
    );
    const additional = fields.filter(({ mandatory, key }) => !mandatory && asked.has(key));
    return {
      ...market.configuration,
      requiredFields: { fieldKeys: required.map(({ key }) => key) },
      additionalFields: { wanted: additional.length > 0, fieldKeys: additional.map(({ key }) => key) },
    };
  });
}
