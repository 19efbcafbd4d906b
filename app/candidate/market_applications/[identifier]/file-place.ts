import type { FileInputs } from '@/lib/applications/open-step';
import { isFileSlot } from '@/lib/fields/file-slots';
import type { PostedFile } from '@/lib/forms/read-form';

/** Field and member that a file input belongs to; undefined for an input left empty or that this step does not have. */
export function placeOf(
  file: Pick<PostedFile, 'inputName' | 'fileName'>,
  fileInputs: readonly FileInputs[],
): { fieldKey: string; slot: string } | undefined {
  if (file.fileName === '') return undefined;
  for (const { fieldKey, slots } of fileInputs) {
    const slot = file.inputName.startsWith(`${fieldKey}.`) ? file.inputName.slice(fieldKey.length + 1) : '';
    if (isFileSlot(slots, slot)) return { fieldKey, slot };
  }
  return undefined;
}
