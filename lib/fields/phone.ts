import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Block } from '@/lib/fields/blocks';
import type { FieldType } from '@/lib/fields/field-type';
import {
  isTextAnswered,
  noDocuments,
  type OnePostedText,
  type OneText,
  onePostedText,
  oneStoredText,
} from '@/lib/fields/values/one-text';
import { typedLine } from '@/lib/input/plain-text';
import { withoutMarks } from '@/lib/input/unseen-characters';

const MAX_CODE_POINTS = 40;

/** The whole text as a French number, or an international one that begins with `+` or `00`; undefined when it is neither. */
function parsePhone(text: string) {
  const parsed = parsePhoneNumberFromString(text, { defaultCountry: 'FR', extract: false });
  return parsed?.isValid() ? parsed : undefined;
}

const number = typedLine(MAX_CODE_POINTS)
  .transform((text) => withoutMarks(text).replace(/\p{White_Space}/gu, ' '))
  .refine((text) => text === '' || parsePhone(text) !== undefined, 'not_phone');

const phoneStored = () => oneStoredText(number);

const NO_BREAK_SPACE = '\u00a0';

/** « 01 23 45 67 89 », or the international form for a foreign number; undefined when it is no number. */
function formatPhone(text: string): string | undefined {
  const parsed = parsePhone(text);
  const shown = parsed?.country === 'FR' ? parsed.formatNational() : parsed?.formatInternational();
  return shown?.replaceAll(' ', NO_BREAK_SPACE);
}

/** Kept as typed, shown as one reads it. */
function readPhone({ text }: OneText): Block[] {
  return [{ kind: 'paragraph', text: formatPhone(text) ?? text.replaceAll(' ', NO_BREAK_SPACE) }];
}

/** One telephone number, French or international. */
export const phoneType: FieldType<OnePostedText, OneText> = {
  effort: 'typed',
  fileSlots: [],
  posted: onePostedText,
  stored: phoneStored,
  isAnswered: isTextAnswered,
  documentIds: noDocuments,
  understood: (_path, typed) => formatPhone(String(typed ?? '')),
  reading: readPhone,
  sample: { text: '0123456789' },
};
