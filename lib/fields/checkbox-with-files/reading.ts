import type { Block, FileReference } from '@/lib/fields/blocks';
import type { FieldContext } from '@/lib/fields/field-type';
import { readFiles } from '@/lib/fields/files/reading';
import { fieldText } from '@/lib/text/fields';
import type { CheckboxWithFiles } from './schema';

export function readCheckbox(
  _stored: CheckboxWithFiles,
  _field: FieldContext,
  documents: readonly FileReference[],
): Block[] {
  return [{ kind: 'badge', tone: 'green', text: fieldText.yes }, ...readFiles(documents)];
}
