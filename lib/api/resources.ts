import { findLotsOf } from '@/db/queries/application-lots';
import type { Application } from '@/db/queries/applications';
import { findGroupMembers } from '@/db/queries/group-members';
import type { ListedApplication, ListedMarket } from '@/db/queries/listing';
import { findLots, type Market } from '@/db/queries/markets';
import { findReplacements } from '@/db/queries/replacements';
import { findRequirements } from '@/db/queries/requirements';
import { findSyncStatus } from '@/db/queries/webhooks/deliveries';
import { effectiveTypes } from '@/lib/journey/effective-types';
import { membersAnswer } from '@/lib/shapes/group-members';
import { lotsAnswer } from '@/lib/shapes/values';
import type { ApplicationAnswer } from './shapes/application';
import type { MarketAnswer } from './shapes/market';

/** A market as the API shows it (contract §3, « Following »). */
export async function marketResource(market: Market): Promise<MarketAnswer> {
  const [lots, requirements, syncStatus] = await Promise.all([
    findLots(market.id),
    findRequirements(market.id),
    findSyncStatus(market.id),
  ]);
  const fieldKeys = requirements.map((requirement) => requirement.fieldKey);
  return listedMarket({ market, lots, fieldKeys, syncStatus: syncStatus ?? null });
}

/** The same, of what a list has read already. */
export function listedMarket({ market, lots, fieldKeys, syncStatus }: ListedMarket): MarketAnswer {
  return {
    identifier: market.identifier,
    name: market.name,
    lot_name: market.lotName,
    lots: lotsAnswer(lots),
    deadline: market.deadline.toISOString(),
    siret: market.siret,
    market_type_codes: effectiveTypes(market),
    provider_user_id: market.providerUserId,
    state: marketState(market),
    sync_status: syncStatus,
    created_at: market.createdAt.toISOString(),
    completed_at: market.completedAt?.toISOString() ?? null,
    field_keys: fieldKeys,
  };
}

function marketState(market: Market): MarketAnswer['state'] {
  if (market.cancelledAt) return 'cancelled';
  return market.completedAt ? 'completed' : 'pending';
}

/** An application as the API shows it. Between submission and the news of it, it waits: `sync_pending`. */
export async function applicationResource(
  application: Application,
  market: Pick<Market, 'identifier'>,
): Promise<ApplicationAnswer> {
  const [lots, members, syncStatus, replacements] = await Promise.all([
    findLotsOf(application),
    findGroupMembers(application.id),
    findSyncStatus(application.id),
    findReplacements(application.id),
  ]);
  const chosen = lots.filter(({ isChosen }) => isChosen);
  const listed = { application, lots: chosen, members, syncStatus: syncStatus ?? null, ...replacements };
  return listedApplication(listed, market);
}

/** The same, of what a list has read already. */
export function listedApplication(
  { application, lots, members, syncStatus, replaces, replacedBy }: ListedApplication,
  market: Pick<Market, 'identifier'>,
): ApplicationAnswer {
  const waiting = application.completedAt ? 'sync_pending' : null;
  return {
    identifier: application.identifier,
    market_identifier: market.identifier,
    siret: application.siret,
    foreign_identifier: application.foreignIdentifier,
    company_name: application.companyName,
    lots: lotsAnswer(lots),
    members: membersAnswer(members),
    provider_user_id: application.providerUserId,
    state: application.completedAt ? 'completed' : 'pending',
    sync_status: syncStatus ?? waiting,
    created_at: application.createdAt.toISOString(),
    completed_at: application.completedAt?.toISOString() ?? null,
    documents_ready_at: application.documentsReadyAt?.toISOString() ?? null,
    replaces,
    replaced_by: replacedBy,
    replaced_at: application.replacedAt?.toISOString() ?? null,
    withdrawn_at: application.withdrawnAt?.toISOString() ?? null,
  };
}
