import { stepPath } from '@/app/candidate/market_applications/[identifier]/candidate-step';
import type { Application, Firm } from '@/db/queries/applications';
import { partIdentifier } from '@/lib/identifiers';
import { groupText as text } from '@/lib/text/groups';

/** Last segment of the page, which is none of those that a market asks for. */
export const GROUP_PAGE = 'group';

/** In its addresses: which of its forms it is, about the member of which rank. */
export const DO_INPUT = 'do';
export const PART_INPUT = 'part';
/** Inputs of its forms. */
export const KIND_INPUT = 'kind';
export const SOLIDAIRE_INPUT = 'mandataire_solidaire';
export const LOT_INPUT = 'lot';
export const MANDATE_INPUT = 'mandate';
export const PROOF_INPUT = 'mandate.documents';
export const CONFIRMED_INPUT = 'confirmed';

/** What a form of the page does. */
export const DEEDS = ['kind', 'add', 'change', 'remove', 'link', 'noted', 'mail', 'mandate'] as const;
export type Deed = (typeof DEEDS)[number];

/** Where a form that is kept is of, and the link that is shown once. */
export const KEPT_PLACE = 'group';
export const LINK_PLACE = 'group/link';

/** The address of the page; of one of its forms, about a member. */
export function groupPath({ identifier }: Pick<Application, 'identifier'>, deed?: Deed, rank?: number): string {
  const query = new URLSearchParams({
    ...(deed && deed !== 'kind' && { [DO_INPUT]: deed }),
    ...(rank !== undefined && { [PART_INPUT]: String(rank) }),
  });
  return stepPath(identifier, GROUP_PAGE) + (query.size > 0 ? `?${query}` : '');
}

/** The address of a page of a member's part. */
export const partPath = ({ identifier }: Pick<Application, 'identifier'>, { rank }: Pick<Firm, 'rank'>, page: string) =>
  stepPath(partIdentifier(identifier, rank), page);

export const nameOf = ({ companyName, rank }: Pick<Firm, 'companyName' | 'rank'>): string =>
  companyName ?? (rank === 1 ? text.you : text.unnamed);

/** What an address of the page says: a form of it, and a member. */
export function readDeed(query: URLSearchParams): { deed: Deed; rank: number | undefined } {
  const deed = DEEDS.find((each) => each === query.get(DO_INPUT)) ?? 'kind';
  const rank = Number(query.get(PART_INPUT));
  return { deed, rank: Number.isInteger(rank) && rank > 1 ? rank : undefined };
}
