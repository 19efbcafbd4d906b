import type { FieldType } from '@/lib/fields/field-type';
import {
  isTextAnswered,
  noDocuments,
  type OnePostedText,
  type OneText,
  onePostedText,
  oneStoredText,
} from '@/lib/fields/values/one-text';
import { typedEmail } from '@/lib/input/email-address';

const emailStored = () => oneStoredText(typedEmail);

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
