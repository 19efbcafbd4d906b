import { eq, sql } from 'drizzle-orm';
import { database } from '@/db/database';
import { type ForeignIdentifier, marketApplications } from '@/db/schema/applications';

/** A member of a group as outsiders are told of it, the mandataire included. */
export type GroupMember = {
  rank: number;
  siret: string | null;
  foreignIdentifier: ForeignIdentifier | null;
  companyName: string | null;
  lots: { number: number; name: string; cpvCode: string | null }[];
  /** Null until its part is declared. */
  declaredBy: 'itself' | 'mandataire' | null;
};

/** The members of the group that the application of a row is of, in order; where `market_applications` is read. */
export const groupMembers = sql<GroupMember[]>`(
  select coalesce(json_agg(json_build_object(
    'rank', rank, 'siret', firms.siret, 'foreignIdentifier', firms.foreign_identifier, 'companyName', firms.company_name,
    'lots', (
      select coalesce(
        json_agg(json_build_object('number', lots.rank + 1, 'name', name, 'cpvCode', cpv_code) order by lots.rank), '[]')
      from application_lots applied
      join market_lots lots on lots.market_id = applied.market_id and lots.rank = applied.lot_rank
      where applied.application_id = firms.application_id and (
        not exists (select from firm_lots own where own.firm_id = firms.id)
        or exists (select from firm_lots own where own.firm_id = firms.id and own.lot_rank = applied.lot_rank))),
    'declaredBy', case when rank > 1 and firms.declared_at is not null then firms.declared_by
      when rank = 1 and market_applications.completed_at is not null then 'itself' end) order by rank), '[]')
  from applicant_firms firms
  where firms.application_id = market_applications.id and firms.removed_at is null
    and market_applications.group_kind is not null)`;

/** The members of the group that an application is of; none for a firm alone. */
export async function findGroupMembers(applicationId: string): Promise<GroupMember[]> {
  const [row] = await database()
    .select({ members: groupMembers })
    .from(marketApplications)
    .where(eq(marketApplications.id, applicationId));
  return row?.members ?? [];
}
