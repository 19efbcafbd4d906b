import { fieldText } from '@/lib/text/fields';
import type { Draft } from './field-type';
import { fieldType } from './registry';

/** How an input is called where its question is not in sight: the field's label, and which of its members it is. */
export function questionOf(field: { label: string; inputType: string; draft: Draft }, member: string): string {
  const name = fieldType(field.inputType).nameOf?.(member, field.draft);
  return name ? fieldText.memberOf(field.label, name) : field.label;
}
