import type { Draft, FieldType } from './field-type';
import { type AnyFieldType, LIGHT_TYPES } from './light-types';

/** The rooms of these input types, in a browser: what only some fields need is loaded where one meets such a field. */
export async function loadTypes(
  inputTypes: readonly string[],
): Promise<(inputType: string) => FieldType<Draft, Draft>> {
  const [phone, firm] = await Promise.all([
    inputTypes.includes('phone') ? import('./phone') : undefined,
    inputTypes.includes('firm_identifier') ? import('./firm-identifier') : undefined,
  ]);
  const types: Record<string, AnyFieldType> = {
    ...LIGHT_TYPES,
    ...(phone && { phone: phone.phoneType }),
    ...(firm && { firm_identifier: firm.firmIdentifierType }),
  };
  return (inputType) => types[inputType] ?? LIGHT_TYPES.long_text;
}
