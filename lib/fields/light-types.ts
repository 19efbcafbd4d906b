import type { InputType } from '@/lib/catalogue';
import { checkboxType } from './checkbox-with-files';
import { emailType } from './email';
import type { FieldType } from './field-type';
import { filesType } from './files';
import { filesOrTextType } from './files-or-text';
import { headcountType } from './headcount-by-year';
import { longTextType } from './long-text';
import { lotsType } from './lots';
import { pastContractsType } from './past-contracts';
import { peopleType } from './people';
import { samplesType } from './samples';
import { supportingFirmsType } from './supporting-firms';
import { textType } from './text';
import { turnoverType } from './turnover-by-year';
import { urlType } from './url';
import { yesNoType } from './yes-no-with-details';

// Only a type's own functions know its `Stored`: through the registry it is just an object, and every value passes the
// type's schema before it reaches them.
// biome-ignore lint/suspicious/noExplicitAny: existential type: « some Posted and Stored that belong together »
export type AnyFieldType = FieldType<any, any>;

/**
 * Every input type but the telephone, whose numbering plans weigh as much as all the other rules in a browser, and the
 * numbers of firms, which have the check digits of thirty countries.
 */
export const LIGHT_TYPES: Record<Exclude<InputType, 'phone' | 'firm_identifier'>, AnyFieldType> = {
  text: textType,
  long_text: longTextType,
  email: emailType,
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
  lots: lotsType,
  supporting_firms: supportingFirmsType,
};
