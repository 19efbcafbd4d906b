import type { Requirement } from '@/db/queries/markets';
import { isFileSlot } from '@/lib/fields/file-slots';
import { fieldType } from '@/lib/fields/registry';
import type { PostedFile } from '@/lib/forms/read-form';

/** Field and member that a file input belongs to; undefined for an input left empty or that this step does not have. */
export function placeOf(
  file: Pick<PostedFile, 'inputName' | 'fileName'>,
  requirements: readonly Requirement[],
): { fieldKey: string; slot: string } | undefined {
  if (file.fileName === '') return undefined;
  for (const { fieldKey, inputType } of requirements) {
    const slot = file.inputName.startsWith(`${fieldKey}.`) ? file.inputName.slice(fieldKey.length + 1) : '';
    if (isFileSlot(fieldType(inputType).fileSlots, slot)) return { fieldKey, slot };
  }
  return undefined;
}
