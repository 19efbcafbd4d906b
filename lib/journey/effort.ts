import { fieldType } from '@/lib/fields/registry';
import { isGivenByRegister } from '@/lib/registers/given-by-register';

/** How many answers come from a register, how many the firm types, how many are files to find and attach. */
export type Effort = { retrieved: number; typed: number; uploaded: number };

type Asked = { source: string | null; inputType: string };

/** What answering one field takes on this instance: nothing when a register gives it, else what its input type says. */
export function effortOf({ source, inputType }: Asked, isGiven = isGivenByRegister): keyof Effort {
  return isGiven(source) ? 'retrieved' : fieldType(inputType).effort;
}

/** The effort that these fields ask of each candidate. */
export function countEffort(fields: readonly Asked[], isGiven = isGivenByRegister): Effort {
  const effort: Effort = { retrieved: 0, typed: 0, uploaded: 0 };
  for (const field of fields) effort[effortOf(field, isGiven)]++;
  return effort;
}
