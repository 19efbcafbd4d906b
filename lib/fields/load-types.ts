import type { Draft, FieldType } from './field-type';
import { type AnyFieldType, LIGHT_TYPES } from './light-types';

/** The rooms of these input types, in a browser: what only some fields need is loaded where one meets such a field. */
export async function loadTypes(
  inputTypes: readonly string[],
): Promise<(inputType: string) => FieldType<Draft, Draft>> {
  const phone = inputTypes.includes('phone') ? (await import('./phone')).phoneType : undefined;
  const types: Record<string, AnyFieldType> = phone ? { ...LIGHT_TYPES, phone } : LIGHT_TYPES;
  return (inputType) => types[inputType] ?? LIGHT_TYPES.long_text;
}
