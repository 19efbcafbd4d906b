import { eq, sql } from 'drizzle-orm';
import { type Database, database } from '@/db/database';
import { marketApplications } from '@/db/schema/applications';
import type { ApplicationRow } from './applications';

/** Submissions that another replaces, or that were withdrawn (docs/decisions/0037). */

/** The application, submitted or not, that was begun to replace this one; there is at most one. */
export async function findReplacement(
  tx: Database,
  id: string,
): Promise<Pick<ApplicationRow, 'id' | 'identifier' | 'createdAt'> | undefined> {
  const { id: foundId, identifier, createdAt } = marketApplications;
  const [found] = await tx
    .select({ id: foundId, identifier, createdAt })
    .from(marketApplications)
    .where(eq(marketApplications.replacesId, id));
  return found;
}

/** By identifier: what an application replaces, and what was submitted in its place. */
export type Replacements = { replaces: string | null; replacedBy: string | null };

/** The same, of the application of a row; where `market_applications` is read. */
export const replacementsOfRow = {
  replaces: sql<string | null>`(
    select earlier.identifier from market_applications earlier where earlier.id = market_applications.replaces_id)`,
  replacedBy: sql<string | null>`(
    select later.identifier from market_applications later
    where later.replaces_id = market_applications.id and market_applications.replaced_at is not null)`,
};

export async function findReplacements(id: string, on: Database = database()): Promise<Replacements> {
  const [found] = await on.select(replacementsOfRow).from(marketApplications).where(eq(marketApplications.id, id));
  return found ?? { replaces: null, replacedBy: null };
}

/** An application with those that it replaces and those that are to replace it, one after the other. */
export async function findChain(tx: Database, id: string): Promise<Pick<ApplicationRow, 'id' | 'identifier'>[]> {
  const rows = await tx.execute<{ id: string; identifier: string }>(sql`
    with recursive chain as (
      select id, identifier, replaces_id from market_applications where id = ${id}
      union
      select other.id, other.identifier, other.replaces_id from market_applications other
      join chain on other.id = chain.replaces_id or other.replaces_id = chain.id
    )
    select id, identifier from chain order by id`);
  return [...rows];
}

/** Notes that another submission stands in the place of this one. */
export async function markReplaced(tx: Database, id: string, now: Date): Promise<void> {
  await tx.update(marketApplications).set({ replacedAt: now }).where(eq(marketApplications.id, id));
}

export async function markWithdrawn(tx: Database, id: string, now: Date): Promise<void> {
  await tx.update(marketApplications).set({ withdrawnAt: now }).where(eq(marketApplications.id, id));
}
