import { fieldText } from '@/lib/text/fields';
import type { Block, FileReference } from './blocks';
import type { Draft, FieldContext } from './field-type';
import { fieldType } from './registry';

type Answered = {
  field: FieldContext & { inputType: string };
  value: Draft | null;
  documents: readonly FileReference[];
};

export function isAnswered({ field, value }: Pick<Answered, 'field' | 'value'>): boolean {
  return value !== null && fieldType(field.inputType).isAnswered(value);
}

/** What a field's answer means to a reader; « non renseigné » when there is none. */
export function readAnswer({ field, value, documents }: Answered): Block[] {
  if (value === null || !isAnswered({ field, value })) return [{ kind: 'missing', text: fieldText.missing }];
  const type = fieldType(field.inputType);
  const carried = type.documentIds(value);
  return type.reading(
    value,
    field,
    documents.filter((document) => carried.includes(document.id)),
  );
}
