import { findRequirementsOf } from '@/db/queries/application-lots';
import type { Application } from '@/db/queries/applications';
import type { Requirement } from '@/db/queries/markets';
import { marketText } from '@/lib/text/markets';
import { IDENTITY_CATEGORY } from './candidate-steps';

/** Key under which the firms that a candidate relies on keep their draft: they are no field of the catalogue. */
export const SUPPORTING_FIRMS_KEY = 'supporting_firms';

/**
 * The requirements with the question which firms one relies on (art. R2142-3 Code de la commande publique) after the last of
 * the first page: asked of those alone who say that they do.
 */
export function withSupportingFirms(requirements: readonly Requirement[]): Requirement[] {
  const last = requirements.findLastIndex(({ categoryKey }) => categoryKey === IDENTITY_CATEGORY);
  const identity = requirements[last];
  if (!identity) return [...requirements];
  const { section, label, buyerLabel, help } = marketText.supportingFirmsAsked;
  const asked: Requirement = {
    ...identity,
    rank: -1,
    fieldKey: SUPPORTING_FIRMS_KEY,
    required: false,
    inputType: SUPPORTING_FIRMS_KEY,
    subcategoryKey: SUPPORTING_FIRMS_KEY,
    subcategoryBuyerLabel: section,
    subcategoryCandidateLabel: section,
    buyerLabel,
    candidateLabel: label,
    candidateHelp: help,
    legalReference: marketText.supportingFirmsAsked.reference,
    source: null,
    unfavourableWhenYes: false,
    mayNotApply: false,
    options: {},
    lotRanks: null,
  };
  return requirements.toSpliced(last + 1, 0, asked);
}

/** What an application is asked that files may be given for, on whatever page. */
export async function findAskedOf(application: Application): Promise<Requirement[]> {
  const requirements = await findRequirementsOf(application);
  return application.reliesOnFirms && application.rank === 1 ? withSupportingFirms(requirements) : requirements;
}
