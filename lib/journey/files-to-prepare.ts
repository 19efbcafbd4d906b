import { fieldType } from '@/lib/fields/registry';
import { DOCUMENT_NAMES } from '@/lib/text/documents-to-prepare';
import { fieldText } from '@/lib/text/fields';
import type { FormField } from './application-form';

type Asking = Pick<FormField, 'key' | 'label' | 'inputType'>;

/**
 * Every file that a market asks for, whatever the input type, by the name of the document: first the answers that are
 * files, then the proofs that may go with something else. A field that has no document of its own is named by its words.
 */
export function filesToPrepare(fields: readonly Asking[]): { asked: string[]; optional: string[] } {
  const asking = fields.filter((field) => fieldType(field.inputType).fileSlots.length > 0);
  const isAsked = ({ inputType }: Asking) => fieldType(inputType).effort === 'uploaded';
  return {
    asked: asking.filter(isAsked).map((field) => DOCUMENT_NAMES[field.key] ?? field.label),
    optional: asking
      .filter((field) => !isAsked(field))
      .map(
        (field) =>
          DOCUMENT_NAMES[field.key] ?? fieldText.aboutField(field.label, slotNames(field.inputType).join(', ')),
      ),
  };
}

/** What the file inputs of a type are called. */
function slotNames(inputType: string): string[] {
  const { fileSlots, nameOf } = fieldType(inputType);
  const names = fileSlots.map((slot) => nameOf?.(slot.split('.').at(-1) ?? '', {}) ?? fieldText.detailsFiles);
  return names.map((name) => name.replace(fieldText.optional, ''));
}
