import { fieldType } from '@/lib/fields/registry';
import { fieldText } from '@/lib/text/fields';
import type { FormField } from './application-form';

/**
 * Every file that a market asks for, whatever the input type, by the words of the form: first the answers that are files,
 * then the proofs that may go with something else.
 */
export function filesToPrepare(fields: readonly Pick<FormField, 'label' | 'inputType'>[]): {
  asked: string[];
  optional: string[];
} {
  const asking = fields.filter((field) => fieldType(field.inputType).fileSlots.length > 0);
  const isAsked = ({ inputType }: Pick<FormField, 'inputType'>) => fieldType(inputType).effort === 'uploaded';
  return {
    asked: asking.filter(isAsked).map((field) => field.label),
    optional: asking
      .filter((field) => !isAsked(field))
      .map((field) => fieldText.aboutField(field.label, slotNames(field.inputType).join(', '))),
  };
}

/** What the file inputs of a type are called. */
function slotNames(inputType: string): string[] {
  const { fileSlots, nameOf } = fieldType(inputType);
  const names = fileSlots.map((slot) => nameOf?.(slot.split('.').at(-1) ?? '', {}) ?? fieldText.detailsFiles);
  return names.map((name) => name.replace(fieldText.optional, ''));
}
