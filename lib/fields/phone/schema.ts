import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { oneStoredText } from '@/lib/fields/one-text';
import { plainText } from '@/lib/plain-text';

const MAX_CODE_POINTS = 40;

/** The whole text as a French number, or an international one that begins with `+` or `00`; undefined when it is neither. */
export function parsePhone(text: string) {
  const parsed = parsePhoneNumberFromString(text, { defaultCountry: 'FR', extract: false });
  return parsed?.isValid() ? parsed : undefined;
}

const number = plainText(MAX_CODE_POINTS).refine((text) => text === '' || parsePhone(text) !== undefined, 'not_phone');

export const phoneStored = () => oneStoredText(number);
