import * as z from 'zod';

/** What a program sends in place of nothing (contract §3): blank counts as absent, in the members that may be absent. */

/** Nothing, or white space only (Unicode). */
export const isBlank = (text: string): boolean => /^\p{White_Space}*$/u.test(text);

const isBlankText = (given: unknown): boolean => typeof given === 'string' && isBlank(given);

/** What was given; undefined for a text that holds nothing. */
export const blankAsAbsent = (given: unknown): unknown => (isBlankText(given) ? undefined : given);

/** An object that holds nothing: blank as a text, or `[]`, as PHP writes an empty one. */
export const isBlankObject = (given: unknown): boolean =>
  isBlankText(given) || (Array.isArray(given) && given.length === 0);

/** A member that may be left out, null or blank. */
export function optionalMember<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess(blankAsAbsent, schema.nullish()).optional();
}
