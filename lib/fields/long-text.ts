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
import { typedText } from '@/lib/input/plain-text';

/** Contract §5: our addition to the seed's text field. */
export const MAX_LONG_TEXT_CODE_POINTS = 10_000;

const paragraphs = typedText(MAX_LONG_TEXT_CODE_POINTS);

const longTextStored = () => oneStoredText(paragraphs);

/** One block per paragraph, as it was typed. */
export function readLongText({ text }: OneText): Block[] {
  return text
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => ({ kind: 'paragraph', text: paragraph }));
}

/** Several paragraphs, at most 10,000 characters. */
export const longTextType: FieldType<OnePostedText, OneText> = {
  effort: 'typed',
  fileSlots: [],
  posted: onePostedText,
  stored: longTextStored,
  isAnswered: isTextAnswered,
  documentIds: noDocuments,
  reading: readLongText,
  sample: { text: 'Deux nacelles de 12 m.\n\nUn atelier de 400 m², rue de l’Église.' },
};
