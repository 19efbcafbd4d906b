import type { FieldType } from '@/lib/fields/field-type';
import { isTextAnswered, noDocuments, type OnePostedText, type OneText, onePostedText } from '@/lib/fields/one-text';
import { TextForm } from './form';
import { readText } from './reading';
import { textStored } from './schema';

/** One line, at most 255 characters. */
export const textType: FieldType<OnePostedText, OneText> = {
  effort: 'typed',
  fileSlots: [],
  posted: onePostedText,
  stored: textStored,
  isAnswered: isTextAnswered,
  documentIds: noDocuments,
  Form: TextForm,
  reading: readText,
  sample: { text: 'Menuiserie Lefèvre & fils' },
};
