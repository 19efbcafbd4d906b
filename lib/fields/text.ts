import type { Block } from '@/lib/fields/blocks';
import type { FieldContext, FieldType } from '@/lib/fields/field-type';
import {
  isTextAnswered,
  noDocuments,
  type OnePostedText,
  type OneText,
  onePostedText,
  oneStoredText,
} from '@/lib/fields/values/one-text';
import { typedLine } from '@/lib/input/plain-text';
import { checkSiret, formatSiret } from '@/lib/siret';

const line = typedLine();

const siret = line.transform((text, context) => {
  const checked = checkSiret(text);
  if (checked.ok) return checked.siret;
  if (checked.reason !== 'empty') context.addIssue({ code: 'custom', message: `siret_${checked.reason}` });
  return '';
});

const textStored = (field: Pick<FieldContext, 'options'>) =>
  oneStoredText(field.options.format === 'siret' ? siret : line);

export function readText({ text }: OneText, field: FieldContext): Block[] {
  return [{ kind: 'paragraph', text: field.options.format === 'siret' ? formatSiret(text) : text }];
}

/** One line, at most 255 characters. */
export const textType: FieldType<OnePostedText, OneText> = {
  effort: 'typed',
  fileSlots: [],
  posted: onePostedText,
  stored: textStored,
  isAnswered: isTextAnswered,
  documentIds: noDocuments,
  reading: readText,
  sample: { text: 'Menuiserie Lefèvre & fils' },
};
