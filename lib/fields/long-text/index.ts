import type { FieldType } from '@/lib/fields/field-type';
import { isTextAnswered, noDocuments, type OnePostedText, type OneText, onePostedText } from '@/lib/fields/one-text';
import { LongTextForm } from './form';
import { readLongText } from './reading';
import { longTextStored } from './schema';

/** Several paragraphs, at most 10,000 characters. */
export const longTextType: FieldType<OnePostedText, OneText> = {
  effort: 'typed',
  fileSlots: [],
  posted: onePostedText,
  stored: longTextStored,
  isAnswered: isTextAnswered,
  documentIds: noDocuments,
  Form: LongTextForm,
  reading: readLongText,
  sample: { text: 'Deux nacelles de 12 m.\n\nUn atelier de 400 m², rue de l’Église.' },
};
