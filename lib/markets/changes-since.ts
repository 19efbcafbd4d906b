import type { Database } from '@/db/database';
import { findConfigurationAt, type Market } from '@/db/queries/markets';
import { type ConfigurationChanges, changesBetween } from '@/lib/journey/configuration-changes';
import { fieldsOfMarket } from './market-fields';

/** What was saved of a market since the revision that somebody saw; nothing when none was seen. */
export async function changesSince(
  market: Market,
  seenRevision: number | undefined,
  on?: Database,
): Promise<ConfigurationChanges> {
  if (seenRevision === undefined || seenRevision === market.revision) return {};
  const before = await findConfigurationAt(market.id, seenRevision, on);
  const fields = await fieldsOfMarket(market, on);
  const mandatory = fields.filter((field) => field.mandatory).map((field) => field.key);
  return changesBetween(before, market.configuration, mandatory);
}
