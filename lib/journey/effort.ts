import { fieldType } from '@/lib/fields/registry';

/** How many answers come from a register, how many the firm types, how many are files to find and attach. */
export type Effort = { retrieved: number; typed: number; uploaded: number };

/** What answering one field takes: nothing when a register can give it (`source`), else what its input type says. */
export function effortOf(field: { source: string | null; inputType: string }): keyof Effort {
  return field.source === null ? fieldType(field.inputType).effort : 'retrieved';
}

/** The effort that these fields ask of each candidate. */
export function countEffort(fields: readonly { source: string | null; inputType: string }[]): Effort {
  const effort: Effort = { retrieved: 0, typed: 0, uploaded: 0 };
  for (const field of fields) effort[effortOf(field)]++;
  return effort;
}
