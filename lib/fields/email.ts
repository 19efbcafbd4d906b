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

/** RFC 5321, 4.5.3.1.3: a path holds 256 octets, brackets included. */
const MAX_CODE_POINTS = 254;

/** Words between dots (RFC 5322, 3.2.3; beyond ASCII, RFC 6531), then a domain of two labels at least: `nom@entreprise` is half typed. */
const WORD = "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+";
const LABEL = '[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?';
const LAST_LABEL = '\\p{L}[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}]';
const ADDRESS = new RegExp(`^(?=[^@]{1,64}@)${WORD}(?:\\.${WORD})*@(?:${LABEL}\\.)+${LAST_LABEL}$`, 'u');

const address = typedLine(MAX_CODE_POINTS)
  .transform(withoutMarks)
  .refine((text) => text === '' || ADDRESS.test(text), 'not_email');

const emailStored = () => oneStoredText(address);

/** One e-mail address. */
export const emailType: FieldType<OnePostedText, OneText> = {
  effort: 'typed',
  fileSlots: [],
  posted: onePostedText,
  stored: emailStored,
  isAnswered: isTextAnswered,
  documentIds: noDocuments,
  reading: ({ text }) => [{ kind: 'link', href: mailAddress(text), text }],
  sample: { text: 'contact@menuiserie-lefevre.example' },
};

/** RFC 6068, 2: what would begin a subject or a second address is written out. */
function mailAddress(address: string): string {
  return `mailto:${address.replace(/[%?&#/]/g, encodeURIComponent)}`;
}
