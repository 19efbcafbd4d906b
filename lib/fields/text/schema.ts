import type { FieldContext } from '@/lib/fields/field-type';
import { oneStoredText } from '@/lib/fields/one-text';
import { typedLine } from '@/lib/input/plain-text';
import { checkSiret } from '@/lib/siret';

const line = typedLine();

const siret = line.transform((text, context) => {
  const checked = checkSiret(text);
  if (checked.ok) return checked.siret;
  if (checked.reason !== 'empty') context.addIssue({ code: 'custom', message: `siret_${checked.reason}` });
  return '';
});

export const textStored = (field: FieldContext) => oneStoredText(field.options.format === 'siret' ? siret : line);
