import type { InputType } from '@/lib/input/input-types';
import type { MarketType } from './market-types';

/** What only some input types, or some fields, need to know beyond the field's type. */
export type FieldOptions = {
  /** `text`: values offered while typing (a datalist); anything else may still be typed. */
  suggestions?: readonly string[];
  /** `text`: the only values that may be given, each as it is kept and as one reads it. */
  choices?: readonly { value: string; label: string }[];
  /** `text`: which firm it is. Asked and read as a `firm_identifier`, whenever the market was frozen (docs/decisions/0034). */
  format?: 'siret';
  /** The HTML autocomplete token, when the browser may know the answer (WCAG 1.3.5). */
  autocomplete?: 'organization' | 'email' | 'tel';
  /** `past_contracts`: how many years back a contract counts; an older one is a warning, not an error. */
  windowYears?: 3 | 5;
  /** `lots`: those of the market, in order; `lotLimit`: how many of them one may choose. */
  lots?: readonly { number: number; name: string; cpvCode: string | null }[];
  lotLimit?: number;
  /** `yes_no_with_details`: details and files are kept with « non » too, because « non » may need a proof. */
  detailsWithNo?: true;
};

/**
 * The input type by which a field is asked and read today: a SIRET is one way to tell which firm it is, also in a market
 * that was frozen while it was the only one.
 */
export const inputTypeAsked = (inputType: string, options: FieldOptions): string =>
  options.format === 'siret' ? 'firm_identifier' : inputType;

/** One piece of information that a buyer may ask for. */
export type CatalogueField = {
  /** Stable: integrators read it in `field_keys`. Begins with the keys of its category and sub-category. */
  key: string;
  categoryKey: string;
  subcategoryKey: string;
  /** Place in the whole catalogue, from 1. */
  rank: number;
  inputType: InputType;
  /** Ticked in the buyer's step 2. Never blocks a candidate. */
  mandatory: boolean;
  /** Cannot be unticked in the buyer's step 2. */
  locked: boolean;
  marketTypes: readonly MarketType[];
  /** The public register that can fill it, `null` when the candidate declares it. */
  source: string | null;
  /** For a yes/no question: « oui » speaks against the candidate (exclusion grounds) instead of for it. */
  unfavourableWhenYes: boolean;
  /** May be answered « non concerné »; never an exclusion question. */
  mayNotApply: boolean;
  /** What is asked, as a buyer lists it. */
  buyerLabel: string;
  buyerHelp: string;
  /** The same, as a question to the firm. */
  candidateLabel: string;
  candidateHelp: string;
  /** The text of law that allows or requires the question. */
  legalReference: string | null;
  options: FieldOptions;
};

type Optional =
  | 'mandatory'
  | 'locked'
  | 'source'
  | 'unfavourableWhenYes'
  | 'mayNotApply'
  | 'legalReference'
  | 'options';
type Given = 'categoryKey' | 'subcategoryKey' | 'rank';

/** A field as its file writes it: what is not said is « no », « none » or given by its place. */
export type FieldEntry = Omit<CatalogueField, Optional | Given> & Partial<Pick<CatalogueField, Optional>>;

/** The fields of one sub-category, in order, without their rank: that is given once they are all together. */
export function section(
  categoryKey: string,
  subcategoryKey: string,
  entries: readonly FieldEntry[],
): Omit<CatalogueField, 'rank'>[] {
  return entries.map((entry) => ({
    mandatory: false,
    locked: false,
    source: null,
    unfavourableWhenYes: false,
    mayNotApply: false,
    legalReference: null,
    options: {},
    ...entry,
    categoryKey,
    subcategoryKey,
  }));
}
