import type { Database } from '@/db/database';
import { type Application, asPartOf, type Firm } from '@/db/queries/applications';
import { changeFirm } from '@/db/queries/firms';
import { breaksGroupRules, lockGroupRules } from '@/db/queries/group-rules';
import type { Market } from '@/db/queries/markets';
import { loadForm } from '@/lib/journey/application-form';
import { freezeAnswers, identityOf } from './freeze-answers';

/** What a group lacks to submit: any member but the one that leads, or the declaration of one, which is named. */
export type GroupBlocker = { code: 'group_of_one' } | { code: 'member_missing'; rank: number; name: string };

/**
 * What prevents a group from submitting: all its members have declared their parts, or the mandataire has for them (art.
 * R2142-23 Code de la commande publique). Nothing for a firm alone. `firms`: those that are there, the one that leads first.
 */
export function findGroupBlockers(
  { groupKind }: Pick<Application, 'groupKind'>,
  firms: readonly Pick<Firm, 'rank' | 'companyName' | 'declaredAt'>[],
): GroupBlocker[] {
  if (groupKind === null) return [];
  const members = firms.filter(({ rank }) => rank > 1);
  if (members.length === 0) return [{ code: 'group_of_one' }];
  return members
    .filter(({ declaredAt }) => declaredAt === null)
    .map(({ rank, companyName }) => ({ code: 'member_missing', rank, name: companyName ?? '' }));
}

/** One firm is in a group once, whoever typed its number: the mandataire who named it, or the firm itself. */
export function hasFirmTwice(firms: readonly Pick<Firm, 'siret'>[]): boolean {
  const sirets = firms.flatMap(({ siret }) => siret ?? []);
  return new Set(sirets).size < sirets.length;
}

/** Freezes the parts of the members that do not lead, as they declared them, in the transaction that submits. */
export async function freezeParts(
  tx: Database,
  application: Application,
  firms: readonly Firm[],
  market: Market,
  now: Date,
): Promise<void> {
  for (const firm of firms.filter(({ rank }) => rank > 1)) {
    const form = await loadForm(asPartOf(application, firm), market, tx);
    await freezeAnswers(tx, firm.id, form, now);
    await changeFirm(tx, firm.id, identityOf(form));
  }
}

/** What the buyer forbids of firms that take part in several submissions would be broken: nothing is submitted. */
export class GroupForbidden extends Error {
  constructor() {
    super('a firm of this application takes part in another');
  }
}

/** Throws `GroupForbidden`, in the transaction that submits, once what is submitted is written. */
export async function keepGroupRules(tx: Database, { id }: Pick<Application, 'id'>, market: Market): Promise<void> {
  const { forbidsAloneAndInGroup = false, forbidsSeveralGroups = false } = market.configuration.setup ?? {};
  if (!forbidsAloneAndInGroup && !forbidsSeveralGroups) return;
  await lockGroupRules(tx, market.id);
  if (await breaksGroupRules(tx, id, { forbidsAloneAndInGroup, forbidsSeveralGroups })) throw new GroupForbidden();
}
