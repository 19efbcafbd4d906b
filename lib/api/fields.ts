import { findAvailableFields, findMarketTypesOfFields } from '@/db/queries/catalogue';
import type { Market } from '@/db/queries/markets';
import { findRequirements } from '@/db/queries/requirements';
import { type FieldOptions, inputTypeAsked } from '@/lib/catalogue/catalogue-field';
import { MARKET_TYPES } from '@/lib/catalogue/market-types';
import { isGivenByRegister } from '@/lib/registers/given-by-register';
import type { FieldAnswer } from './shapes/field';

type Source = {
  categoryKey: string;
  categoryBuyerLabel: string;
  categoryCandidateLabel: string;
  subcategoryKey: string;
  subcategoryBuyerLabel: string;
  subcategoryCandidateLabel: string;
  buyerLabel: string;
  candidateLabel: string;
  candidateHelp: string;
  inputType: string;
  options: Record<string, unknown>;
  source: string | null;
  mayNotApply: boolean;
  unfavourableWhenYes: boolean;
  legalReference: string | null;
};

type Asked = { key: string; required: boolean; lots: number[]; marketTypes: readonly string[] };

/** The fields that a market may ask for today, in the order of the catalogue. */
export async function catalogueFields(): Promise<FieldAnswer[]> {
  const [fields, types] = await Promise.all([findAvailableFields([...MARKET_TYPES]), findMarketTypesOfFields()]);
  return fields.map((field) =>
    fieldResource(field, {
      key: field.key,
      required: field.mandatory,
      lots: [],
      marketTypes: types.get(field.key) ?? [],
    }),
  );
}

/** Those that this market asks for, as they were frozen; none before it is configured, like its `field_keys`. */
export async function fieldsOfMarket(market: Market): Promise<FieldAnswer[]> {
  const [requirements, types] = await Promise.all([findRequirements(market.id), findMarketTypesOfFields()]);
  return requirements.map((requirement) =>
    fieldResource(requirement, {
      key: requirement.fieldKey,
      required: requirement.required,
      lots: (requirement.lotRanks ?? []).map((rank) => rank + 1),
      marketTypes: types.get(requirement.fieldKey) ?? [],
    }),
  );
}

function fieldResource(field: Source, { key, required, lots, marketTypes }: Asked): FieldAnswer {
  return {
    key,
    category: {
      key: field.categoryKey,
      buyer_label: field.categoryBuyerLabel,
      candidate_label: field.categoryCandidateLabel,
    },
    subcategory: {
      key: field.subcategoryKey,
      buyer_label: field.subcategoryBuyerLabel,
      candidate_label: field.subcategoryCandidateLabel,
    },
    buyer_label: field.buyerLabel,
    candidate_label: field.candidateLabel,
    candidate_help: field.candidateHelp,
    input_type: inputTypeAsked(field.inputType, field.options as FieldOptions),
    market_type_codes: MARKET_TYPES.filter((type) => marketTypes.includes(type)),
    register: field.source,
    given_by_register: isGivenByRegister(field.source),
    may_not_apply: field.mayNotApply,
    unfavourable_when_yes: field.unfavourableWhenYes,
    legal_reference: field.legalReference,
    required,
    lots,
  };
}
