import type { InputType } from '@/lib/input/input-types';
import type { Draft, FieldType } from './field-type';
import { firmIdentifierType } from './firm-identifier';
import { type AnyFieldType, LIGHT_TYPES } from './light-types';
import { phoneType } from './phone';

const FIELD_TYPES: Record<InputType, AnyFieldType> = {
  ...LIGHT_TYPES,
  phone: phoneType,
  firm_identifier: firmIdentifierType,
};

export const FIELD_TYPE_NAMES = Object.keys(FIELD_TYPES) as InputType[];

/** The room of an input type; long text for one that this version does not know. */
export function fieldType(inputType: string): FieldType<Draft, Draft> {
  return FIELD_TYPES[inputType as InputType] ?? FIELD_TYPES.long_text;
}
