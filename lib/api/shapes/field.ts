import { z } from 'zod';
import { INPUT_TYPES } from '@/lib/input/input-types';
import { marketTypeCodes } from '@/lib/shapes/values';
import { fieldMembers as text } from '@/lib/text/api-members';

/** What the API says of a field of the catalogue, or of one as a market froze it (contract §3). */

const sectionShape = z.object({
  key: z.string().describe(text.section_key),
  buyer_label: z.string().describe(text.section_buyer_label),
  candidate_label: z.string().describe(text.section_candidate_label),
});

export const fieldShape = z.object({
  key: z.string().describe(text.key),
  category: sectionShape.describe(text.category),
  subcategory: sectionShape.describe(text.subcategory),
  buyer_label: z.string().describe(text.buyer_label),
  candidate_label: z.string().describe(text.candidate_label),
  candidate_help: z.string().describe(text.candidate_help),
  input_type: z
    .string()
    .meta({ enum: [...INPUT_TYPES] })
    .describe(text.input_type),
  market_type_codes: marketTypeCodes.describe(text.market_type_codes),
  register: z.string().nullable().describe(text.register),
  given_by_register: z.boolean().describe(text.given_by_register),
  may_not_apply: z.boolean().describe(text.may_not_apply),
  unfavourable_when_yes: z.boolean().describe(text.unfavourable_when_yes),
  legal_reference: z.string().nullable().describe(text.legal_reference),
  required: z.boolean().describe(text.required),
  lots: z.array(z.int().min(1)).describe(text.lots),
});

export const fieldListShape = z.object({ data: z.array(fieldShape).describe(text.data) });

export type FieldAnswer = z.infer<typeof fieldShape>;
