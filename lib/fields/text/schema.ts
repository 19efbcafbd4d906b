import type { FieldContext } from '@/lib/fields/field-type';
import { oneStoredText } from '@/lib/fields/one-text';
import { plainText } from '@/lib/plain-text';
import { checkSiret } from '@/lib/siret';

const MAX_CODE_POINTS = 255;

const line = plainText(MAX_CODE_POINTS).refine((text) => !text.includes('\n'), 'several_lines');

const siret = line.transform((text, context) => {
  const checked = checkSiret(text);
  if (checked.ok) return checked.siret;
  if (checked.reason !== 'empty') context.addIssue({ code: 'custom', message: `siret_${checked.reason}` });
  return '';
});

export const textStored = (field: FieldContext) => oneStoredText(field.options.format === 'siret' ? siret : line);
