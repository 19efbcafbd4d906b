import type { BuiltType } from './drawn-as';
import { emailType } from './email';
import type { Draft, FieldType } from './field-type';
import { filesType } from './files';
import { longTextType } from './long-text';
import { phoneType } from './phone';
import { textType } from './text';
import { yesNoType } from './yes-no-with-details';

// Each type's own `Stored` is closed over by its own functions; whoever goes through the registry knows only that it is
// an object, and every value passes the type's schema before it reaches them.
// biome-ignore lint/suspicious/noExplicitAny: existential type: « some Posted and Stored that belong together »
type AnyFieldType = FieldType<any, any>;

const FIELD_TYPES: Record<BuiltType, AnyFieldType> = {
  text: textType,
  long_text: longTextType,
  email: emailType,
  phone: phoneType,
  files: filesType,
  yes_no_with_details: yesNoType,
};

export const FIELD_TYPE_NAMES = Object.keys(FIELD_TYPES) as BuiltType[];

/** The room of an input type; long text for one that this version does not know. */
export function fieldType(inputType: string): FieldType<Draft, Draft> {
  return FIELD_TYPES[inputType as BuiltType] ?? FIELD_TYPES.long_text;
}
