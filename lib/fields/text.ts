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

const line = typedLine();

const oneOf = (choices: readonly { value: string }[]) =>
  line.refine((text) => text === '' || choices.some(({ value }) => value === text), 'not_listed');

const textStored = ({ options: { choices } }: Pick<FieldContext, 'options'>) =>
  oneStoredText(choices ? oneOf(choices) : line);

export function readText({ text }: OneText, { options }: FieldContext): Block[] {
  return [{ kind: 'paragraph', text: options.choices?.find(({ value }) => value === text)?.label ?? text }];
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
