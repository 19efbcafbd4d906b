import type { FieldType } from '@/lib/fields/field-type';
import { isTextAnswered, noDocuments, type OnePostedText, type OneText, onePostedText } from '@/lib/fields/one-text';
import { PhoneForm } from './form';
import { readPhone } from './reading';
import { phoneStored } from './schema';

/** One telephone number, French or international. */
export const phoneType: FieldType<OnePostedText, OneText> = {
  effort: 'typed',
  fileSlots: [],
  posted: onePostedText,
  stored: phoneStored,
  isAnswered: isTextAnswered,
  documentIds: noDocuments,
  Form: PhoneForm,
  reading: readPhone,
  sample: { text: '0123456789' },
};
