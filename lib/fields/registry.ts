import type { InputType } from '@/lib/catalogue';
import { checkboxType } from './checkbox-with-files';
import { emailType } from './email';
import type { Draft, FieldType } from './field-type';
import { filesType } from './files';
import { filesOrTextType } from './files-or-text';
import { headcountType } from './headcount-by-year';
import { longTextType } from './long-text';
import { pastContractsType } from './past-contracts';
import { peopleType } from './people';
import { phoneType } from './phone';
import { samplesType } from './samples';
import { textType } from './text';
import { turnoverType } from './turnover-by-year';
import { urlType } from './url';
import { yesNoType } from './yes-no-with-details';

// Only a type's own functions know its `Stored`: through the registry it is just an object, and every value passes the
// type's schema before it reaches them.
// biome-ignore lint/suspicious/noExplicitAny: existential type: « some Posted and Stored that belong together »
type AnyFieldType = FieldType<any, any>;

const FIELD_TYPES: Record<InputType, AnyFieldType> = {
  text: textType,
  long_text: longTextType,
  email: emailType,
  phone: phoneType,
  url: urlType,
  files: filesType,
  files_or_text: filesOrTextType,
  checkbox_with_files: checkboxType,
  yes_no_with_details: yesNoType,
  turnover_by_year: turnoverType,
  headcount_by_year: headcountType,
  people: peopleType,
  past_contracts: pastContractsType,
  samples: samplesType,
};

export const FIELD_TYPE_NAMES = Object.keys(FIELD_TYPES) as InputType[];

/** The room of an input type; long text for one that this version does not know. */
export function fieldType(inputType: string): FieldType<Draft, Draft> {
  return FIELD_TYPES[inputType as InputType] ?? FIELD_TYPES.long_text;
}
