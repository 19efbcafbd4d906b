/** The ways a field can be answered. Each one has its own folder under `lib/fields`, which knows how to ask, check and read it. */
export const INPUT_TYPES = [
  'text',
  'long_text',
  'email',
  'phone',
  'url',
  'files',
  'files_or_text',
  'checkbox_with_files',
  'yes_no_with_details',
  'turnover_by_year',
  'headcount_by_year',
  'people',
  'past_contracts',
  'samples',
  'lots',
  'firm_identifier',
  'supporting_firms',
] as const;

export type InputType = (typeof INPUT_TYPES)[number];

export function isInputType(value: string): value is InputType {
  return (INPUT_TYPES as readonly string[]).includes(value);
}
