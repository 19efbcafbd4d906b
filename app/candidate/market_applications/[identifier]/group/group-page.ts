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
export const RELIES_INPUT = 'relies_on_firms';
export const LOT_INPUT = 'lot';
export const MANDATE_INPUT = 'mandate';
export const PROOF_INPUT = 'mandate.documents';
export const CONFIRMED_INPUT = 'confirmed';

/** What a form of the page does. */
export const GROUP_ACTIONS = ['kind', 'add', 'change', 'remove', 'link', 'noted', 'mail', 'mandate'] as const;
export type GroupAction = (typeof GROUP_ACTIONS)[number];

/** Where a form that is kept is of, and the link that is shown once. */
export const KEPT_PLACE = 'group';
export const LINK_PLACE = 'group/link';

/** The address of the page; of one of its forms, about a member. */
export function groupPath(
  { identifier }: Pick<Application, 'identifier'>,
  action?: GroupAction,
  rank?: number,
): string {
  const query = new URLSearchParams({
    ...(action && action !== 'kind' && { [DO_INPUT]: action }),
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
export function readGroupAction(query: URLSearchParams): { action: GroupAction; rank: number | undefined } {
  const action = GROUP_ACTIONS.find((each) => each === query.get(DO_INPUT)) ?? 'kind';
  const rank = Number(query.get(PART_INPUT));
  return { action, rank: Number.isInteger(rank) && rank > 1 ? rank : undefined };
}
