import { type Checked, checkWith, type Ruled } from './check-with';
import type { Draft, FieldFile } from './field-type';
import { fieldType } from './registry';

/** Checks what was posted for a field, whatever its type: see `checkWith`. */
export function checkAnswer(
  field: Ruled & { inputType: string },
  posted: Draft,
  documents: readonly Pick<FieldFile, 'id' | 'slot'>[],
): Checked {
  return checkWith(fieldType(field.inputType), field, posted, documents);
}
