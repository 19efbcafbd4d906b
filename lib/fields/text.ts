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

const oneOf = (choices: readonly { value: string }[]) =>
  line.refine((text) => text === '' || choices.some(({ value }) => value === text), 'not_listed');

const textStored = ({ options: { format, choices } }: Pick<FieldContext, 'options'>) =>
  oneStoredText(format === 'siret' ? siret : choices ? oneOf(choices) : line);

function siretInGroups(typed: unknown): string | undefined {
  const checked = checkSiret(String(typed ?? ''));
  return checked.ok ? formatSiret(checked.siret) : undefined;
}

export function readText({ text }: OneText, { options }: FieldContext): Block[] {
  if (options.format === 'siret') return [{ kind: 'paragraph', text: formatSiret(text) }];
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
  understood: (_path, typed, { options }) => (options.format === 'siret' ? siretInGroups(typed) : undefined),
  reading: readText,
  sample: { text: 'Menuiserie Lefèvre & fils' },
};
