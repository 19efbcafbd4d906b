import type { FieldType } from '@/lib/fields/field-type';
import { fieldText } from '@/lib/text/fields';
import type { FormProps } from './form-props';

// biome-ignore lint/suspicious/noExplicitAny: of any type of field, only what it says of what was typed
type Noted = Pick<FieldType<any, any>, 'understood' | 'warning'>;

/** What a type says of what was typed in a member, beside what is wrong with it; nothing where it has nothing to say ever. */
export function notesOn(type: Noted, { field, now }: Pick<FormProps, 'field' | 'now'>, path: string, typed: unknown) {
  const words = understoodWords(type.understood?.(path, typed, field), typed);
  return {
    ...(type.understood && { understood: { label: fieldText.understood, words } }),
    ...(type.warning && { warning: type.warning(path, typed, field, now) ?? null }),
  };
}

/** Said where it is not what was typed already. */
export function understoodWords(understood: string | undefined, typed: unknown): string | null {
  const spaced = (text: string) => text.trim().replace(/[ \u00a0]+/g, ' ');
  return understood === undefined || spaced(understood) === spaced(String(typed ?? '')) ? null : understood;
}
