import type { espdPropertyText } from '@/lib/text/espd';

/** Names a property within its criterion: its words, and what an answer is given to. */
export type PropertyName = keyof typeof espdPropertyText;

/** Codes of the list `response-data-type` of ESPD-EDM 4.1.0 that we use. */
export type DataType =
  | 'AMOUNT'
  | 'CODE'
  | 'CODE_BOOLEAN'
  | 'CODE_COUNTRY'
  | 'DATE'
  | 'DESCRIPTION'
  | 'ECONOMIC_OPERATOR_IDENTIFIER'
  | 'EVIDENCE_IDENTIFIER'
  | 'INDICATOR'
  | 'LOT_IDENTIFIER'
  | 'MINIMUM_AMOUNT'
  | 'MINIMUM_QUANTITY_INTEGER'
  | 'MINIMUM_QUANTITY_YEAR'
  | 'NONE'
  | 'PERIOD'
  | 'QUAL_IDENTIFIER'
  | 'QUANTITY_INTEGER'
  | 'QUANTITY_YEAR'
  | 'URL';

export type Property = { element: 'QUESTION' | 'REQUIREMENT' | 'CAPTION'; type: DataType; name: PropertyName };

/** When a group counts: always, or after an indicator that was answered so (list `property-group-type`). */
type When = 'ON*' | 'ONTRUE' | 'ONFALSE';

export type Group = {
  kind: 'QG' | 'RG' | 'QSG' | 'RSG';
  when: When;
  members: Member[];
  /** Its number among its siblings, where it does not follow from its place. */
  number?: number;
};
type Member = Property | Group;

/** A property or a group with the identifier that its place gives it: `C29_SC_gen-year-to/RG1/RSG1/QSG2/Q1`. */
export type Placed =
  | { id: string; property: Property }
  | { id: string; when: When; properties: Placed[]; groups: Placed[] };

export const ask = (type: DataType, name: PropertyName): Property => ({ element: 'QUESTION', type, name });
export const caption = (name: PropertyName): Property => ({ element: 'CAPTION', type: 'NONE', name });
/** What the contracting authority may require; our buyers do not in this form, so that nothing is expected there. */
export const demand = (type: DataType): Property => ({ element: 'REQUIREMENT', type, name: 'requirement' });
/** The lots that a criterion is for. */
export const LOTS: Property = { element: 'REQUIREMENT', type: 'LOT_IDENTIFIER', name: 'lot' };

const group =
  (kind: Group['kind'], when: When) =>
  (...members: Member[]): Group => ({ kind, when, members });

export const questions = group('QG', 'ON*');
export const requirements = group('RG', 'ON*');
export const always = group('QSG', 'ON*');
export const onYes = group('QSG', 'ONTRUE');
export const onNo = group('QSG', 'ONFALSE');
export const required = group('RSG', 'ON*');
export const numbered = (number: number, of: Group): Group => ({ ...of, number });

const PROPERTY_PREFIX = { QUESTION: 'Q', REQUIREMENT: 'RQ', CAPTION: 'CA' } as const;

/** Gives each member of a tree its identifier: the path of kinds and numbers that leads to it, under `path`. */
export function placeAll(members: readonly Member[], path: string): Placed[] {
  const counts = new Map<string, number>();
  return members.map((member) => {
    const prefix = 'kind' in member ? member.kind : PROPERTY_PREFIX[member.element];
    const number = ('kind' in member ? member.number : undefined) ?? (counts.get(prefix) ?? 0) + 1;
    counts.set(prefix, number);
    const id = `${path}/${prefix}${number}`;
    if (!('kind' in member)) return { id, property: member };
    const placed = placeAll(member.members, id);
    return { id, when: member.when, properties: placed.filter(isProperty), groups: placed.filter(isGroup) };
  });
}

export const isProperty = (placed: Placed): placed is Extract<Placed, { property: Property }> => 'property' in placed;
export const isGroup = (placed: Placed): placed is Extract<Placed, { when: When }> => 'when' in placed;
