import { fieldText } from '@/lib/text/fields';
import type { Block, FileReference } from './blocks';
import type { Draft, FieldContext } from './field-type';
import type { NotApplicable } from './not-applicable';
import { fieldType } from './registry';

type Answered = {
  field: FieldContext & { inputType: string; notApplicable?: NotApplicable | null };
  value: Draft | null;
  documents: readonly FileReference[];
};

/** True when the firm said something, be it that the question does not concern it. */
export function isAnswered({ field, value }: Pick<Answered, 'field' | 'value'>): boolean {
  return Boolean(field.notApplicable) || hasValue(field.inputType, value);
}

/** True when something was given for a field. */
export function hasValue(inputType: string, value: Draft | null): value is Draft {
  return value !== null && fieldType(inputType).isAnswered(value);
}

/** Ids of the files that the answer to a field carries, in order. */
export function carriedDocumentIds({ field, value }: Pick<Answered, 'field' | 'value'>): readonly string[] {
  return field.notApplicable || value === null ? [] : fieldType(field.inputType).documentIds(value);
}

/** What a field's answer means to a reader; « non renseigné » when there is none. */
export function readAnswer({ field, value, documents }: Answered): Block[] {
  if (field.notApplicable) return readNotApplicable(field.notApplicable);
  if (!hasValue(field.inputType, value)) return [{ kind: 'missing', text: fieldText.missing }];
  const carried = carriedDocumentIds({ field, value });
  return fieldType(field.inputType).reading(
    value,
    field,
    documents.filter((document) => carried.includes(document.id)),
  );
}

function readNotApplicable({ reason }: NotApplicable): Block[] {
  const said: Block = { kind: 'paragraph', text: fieldText.notApplicable };
  return reason ? [said, { kind: 'pair', label: fieldText.notApplicableReason, value: reason }] : [said];
}
