import type { Block } from '@/lib/fields/blocks';
import type { FieldContext } from '@/lib/fields/field-type';
import type { OneText } from '@/lib/fields/one-text';
import { formatSiret } from '@/lib/siret';

export function readText({ text }: OneText, field: FieldContext): Block[] {
  return [{ kind: 'paragraph', text: field.options.format === 'siret' ? formatSiret(text) : text }];
}
