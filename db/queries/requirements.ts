import { asc, eq, getTableColumns, sql } from 'drizzle-orm';
import { type Database, database, isPool } from '@/db/database';
import { catalogueFields } from '@/db/schema/catalogue';
import { marketRequirements } from '@/db/schema/markets';
import { Remembered } from '@/lib/kits/memory/remembered';
import type { Requirement } from './markets';

/** Some 100 kB each, for a market that asks for everything. */
const MARKETS_REMEMBERED = 100;
const remembered = new Remembered<string, Requirement[]>(MARKETS_REMEMBERED);

/**
 * Returns the frozen requirements of a completed market, in order; none before it is completed. They never change: this process
 * caches them, but not when they were read within a transaction, which may be undone, nor for a market frozen before
 * `may_not_apply` was, which takes the catalogue's mark of today.
 */
export async function findRequirements(marketId: string, on: Database = database()): Promise<Requirement[]> {
  const known = remembered.get(marketId);
  if (known) return known;
  const rows = await readRequirements(marketId, on);
  const isFrozen = rows.length > 0 && rows.every(({ isMarkFrozen }) => isMarkFrozen);
  const requirements = rows.map(({ isMarkFrozen, ...requirement }) => requirement);
  if (isFrozen && isPool(on)) remembered.set(marketId, requirements);
  return requirements;
}

function readRequirements(marketId: string, on: Database) {
  const { mayNotApply } = marketRequirements;
  return on
    .select({
      ...getTableColumns(marketRequirements),
      mayNotApply: sql<boolean>`coalesce(${mayNotApply}, ${catalogueFields.mayNotApply}, false)`,
      isMarkFrozen: sql<boolean>`${mayNotApply} is not null`,
    })
    .from(marketRequirements)
    .leftJoin(catalogueFields, eq(catalogueFields.key, marketRequirements.fieldKey))
    .where(eq(marketRequirements.marketId, marketId))
    .orderBy(asc(marketRequirements.rank));
}
