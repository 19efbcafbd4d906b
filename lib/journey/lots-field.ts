import type { Lot, Market, Requirement } from '@/db/queries/markets';
import { marketText } from '@/lib/text/markets';
import { IDENTITY_CATEGORY } from './candidate-steps';

/** Key under which the lots that one applies for keep their draft: they are no field of the catalogue. */
export const LOTS_KEY = 'lots';

type Asking = Pick<Market, 'id' | 'lotLimit' | 'awardLimit'>;

/**
 * The question which lots one applies for, asked at the end of the first page like a field; none where the market has no
 * choice of lots: a single one is chosen by itself.
 */
export function lotsRequirement(
  { id, lotLimit, awardLimit }: Asking,
  lots: readonly Lot[],
  identity: Requirement | undefined,
): Requirement | undefined {
  if (lots.length < 2) return undefined;
  const { section, label, buyerLabel, help } = marketText.lotsAsked;
  return {
    marketId: id,
    rank: -1,
    fieldKey: LOTS_KEY,
    required: true,
    inputType: 'lots',
    categoryKey: IDENTITY_CATEGORY,
    categoryBuyerLabel: identity?.categoryBuyerLabel ?? section,
    categoryCandidateLabel: identity?.categoryCandidateLabel ?? section,
    categoryIntro: identity?.categoryIntro ?? '',
    subcategoryKey: LOTS_KEY,
    subcategoryBuyerLabel: section,
    subcategoryCandidateLabel: section,
    buyerLabel,
    candidateLabel: label,
    candidateHelp: help(lotLimit, awardLimit),
    legalReference: null,
    source: null,
    unfavourableWhenYes: false,
    mayNotApply: false,
    options: { lots, ...(lotLimit !== null && { lotLimit }) },
    lotRanks: null,
  };
}

/** The requirements with that question after the last of the first page. */
export function withLotsAsked(
  market: Asking,
  lots: readonly Lot[],
  requirements: readonly Requirement[],
): Requirement[] {
  const isIdentity = ({ categoryKey }: Requirement) => categoryKey === IDENTITY_CATEGORY;
  const last = requirements.findLastIndex(isIdentity);
  const asked = lotsRequirement(market, lots, requirements[last]);
  return asked ? requirements.toSpliced(last + 1, 0, asked) : [...requirements];
}

/** Of what a market asks, what it asks of those who apply for these lots. */
export function askedForLots(
  requirements: readonly Requirement[],
  chosen: readonly { number: number }[],
): Requirement[] {
  const isChosen = (rank: number) => chosen.some(({ number }) => number === rank + 1);
  return requirements.filter(({ lotRanks }) => lotRanks === null || lotRanks.some(isChosen));
}
