import { type Checked, checkWith } from './check-with';
import type { Draft, FieldContext, FieldFile } from './field-type';
import { fieldType } from './registry';

/** Checks what was posted for a field, whatever its type: see `checkWith`. */
export function checkAnswer(
  field: Pick<FieldContext, 'options'> & { inputType: string },
  posted: Draft,
  documents: readonly Pick<FieldFile, 'id' | 'slot'>[],
): Checked {
  return checkWith(fieldType(field.inputType), field, posted, documents);
}
