import type { InputType } from '@/lib/catalogue';

/** Input types that have a room of their own. */
export type BuiltType = 'text' | 'long_text' | 'email' | 'phone' | 'files' | 'yes_no_with_details';

/**
 * How each input type is asked for today. A type without a room is asked for as a long text: the market works, and what
 * is frozen is what was really asked, so that a room added later changes nothing for a market already configured.
 */
const DRAWN_AS: Record<InputType, BuiltType> = {
  text: 'text',
  long_text: 'long_text',
  email: 'email',
  phone: 'phone',
  files: 'files',
  yes_no_with_details: 'yes_no_with_details',
  url: 'long_text',
  files_or_text: 'long_text',
  checkbox_with_files: 'long_text',
  turnover_by_year: 'long_text',
  headcount_by_year: 'long_text',
  people: 'long_text',
  past_contracts: 'long_text',
  samples: 'long_text',
};

export function drawnAs(inputType: string): BuiltType {
  return DRAWN_AS[inputType as InputType] ?? 'long_text';
}
