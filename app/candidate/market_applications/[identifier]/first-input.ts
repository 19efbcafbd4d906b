import type { InputType } from '@/lib/catalogue';
import { type FieldFile, inputName } from '@/lib/fields/field-type';
import { HEADCOUNT_COLUMNS } from '@/lib/fields/headcount-by-year';
import { TURNOVER_COLUMNS } from '@/lib/fields/turnover-by-year';
import { cardsToDraw } from '@/lib/fields/values/cards';
import { YEAR_IDS } from '@/lib/fields/values/years';
import type { FormField } from '@/lib/journey/application-form';

type Shown = { draft: FormField['draft']; documents: readonly Pick<FieldFile, 'slot'>[] };

const firstCard = (list: string, { draft, documents }: Shown) =>
  `${list}.${cardsToDraw(draft, list, documents)[0]?.id}`;

/** The member whose input the form of a type draws first. */
const FIRST_MEMBER: Record<InputType, (shown: Shown) => string> = {
  text: () => 'text',
  long_text: () => 'text',
  email: () => 'text',
  phone: () => 'text',
  url: () => 'url',
  files: () => 'documents',
  files_or_text: () => 'documents',
  checkbox_with_files: () => 'checked',
  yes_no_with_details: () => 'choice',
  turnover_by_year: () => `years.${YEAR_IDS[0]}.${TURNOVER_COLUMNS[0].member}`,
  headcount_by_year: () => `years.${YEAR_IDS[0]}.${HEADCOUNT_COLUMNS[0].member}`,
  people: () => 'documents',
  past_contracts: (shown) => `${firstCard('contracts', shown)}.title`,
  lots: () => 'lot_1',
  samples: (shown) => `${firstCard('samples', shown)}.description`,
  firm_identifier: () => 'text',
  supporting_firms: (shown) => `${firstCard('firms', shown)}.company_name`,
};

/** Id of a field's first input: where one lands to answer it. */
export function firstInputId({ key, inputType, ...shown }: Shown & Pick<FormField, 'key' | 'inputType'>): string {
  return inputName(key, (FIRST_MEMBER[inputType as InputType] ?? FIRST_MEMBER.long_text)(shown));
}
