import { sql } from 'drizzle-orm';
import type { Database } from '@/db/database';

/** What a buyer forbids of firms that take part in several submissions (art. R2142-21 Code de la commande publique). */
export type GroupRules = { forbidsAloneAndInGroup: boolean; forbidsSeveralGroups: boolean };

/** Any number: it keeps these locks apart from others. */
const LOCK_SPACE = 5_190_021;

/** Submissions to a market whose buyer forbids something come one after the other until the transaction ends. */
export async function lockGroupRules(tx: Database, marketId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${marketId}, ${LOCK_SPACE}))`);
}

/**
 * Whether one of the firms of a submission takes part in another that stands, for the same lot (or in a market without lots),
 * in a way that these rules forbid. Asked once it is written.
 */
export async function breaksGroupRules(tx: Database, applicationId: string, rules: GroupRules): Promise<boolean> {
  const takesPart = (firm: 'mine' | 'theirs') => sql`(live.lot_rank is null
    or not exists (select from firm_lots where firm_id = ${sql.identifier(firm)}.id)
    or exists (select from firm_lots where firm_id = ${sql.identifier(firm)}.id and lot_rank = live.lot_rank))`;
  const identifierOf = (firm: 'mine' | 'theirs') => {
    const of = sql.identifier(firm);
    return sql`firm_identifier(${of}.siret, ${of}.foreign_identifier, ${of}.id)`;
  };
  const [row] = await tx.execute<{ breaks: boolean }>(sql`
    select exists (
      select from market_applications own
      join applicant_firms mine on mine.application_id = own.id and mine.removed_at is null
      join applicant_firms leader on leader.application_id = own.id and leader.rank = 1
      join live_submissions live on live.firm_id = leader.id
      join live_submissions other on other.market_id = live.market_id and other.firm_id <> live.firm_id
        and other.lot_rank is not distinct from live.lot_rank
      join applicant_firms their_leader on their_leader.id = other.firm_id
      join market_applications rival on rival.id = their_leader.application_id
      join applicant_firms theirs on theirs.application_id = rival.id and theirs.removed_at is null
      where own.id = ${applicationId} and ${identifierOf('mine')} = ${identifierOf('theirs')}
        and ${takesPart('mine')} and ${takesPart('theirs')}
        and ((${rules.forbidsAloneAndInGroup} and (own.group_kind is null) <> (rival.group_kind is null))
          or (${rules.forbidsSeveralGroups} and own.group_kind is not null and rival.group_kind is not null))
    ) as breaks`);
  return row?.breaks ?? false;
}
