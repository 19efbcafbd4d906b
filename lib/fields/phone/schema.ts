import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { oneStoredText } from '@/lib/fields/one-text';
import { typedLine } from '@/lib/input/plain-text';
import { withoutMarks } from '@/lib/input/unseen-characters';

const MAX_CODE_POINTS = 40;

/** The whole text as a French number, or an international one that begins with `+` or `00`; undefined when it is neither. */
export function parsePhone(text: string) {
  const parsed = parsePhoneNumberFromString(text, { defaultCountry: 'FR', extract: false });
  return parsed?.isValid() ? parsed : undefined;
}

const number = typedLine(MAX_CODE_POINTS)
  .transform((text) => withoutMarks(text).replace(/\p{White_Space}/gu, ' '))
  .refine((text) => text === '' || parsePhone(text) !== undefined, 'not_phone');

export const phoneStored = () => oneStoredText(number);
